package dev.strongroom.http;

import dev.strongroom.api.Call;
import dev.strongroom.api.Reply;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request from its bytes to its answer, on a virtual thread. */
final class CallHandler {
  private static final Logger FAILURES = LoggerFactory.getLogger("strongroom.failure");

  private final Dispatch dispatch;
  private final CallReader reader;
  private final RequestIds ids;
  private final Limits limits;

  CallHandler(Dispatch dispatch, CallReader reader, RequestIds ids, Limits limits) {
    this.dispatch = dispatch;
    this.reader = reader;
    this.ids = ids;
    this.limits = limits;
  }

  /** Answers a request. */
  void handle(Request request, Response response, Callback callback) {
    // Only reading and writing may time out: an answer may take its time in between.
    request.addIdleTimeoutListener(timeout -> false);
    String id = ids.id(request);
    Listener listener = dispatch.listener(request);
    try (RequestBody body = reader.body(request)) {
      Reply reply = answer(listener, request, id, body);
      new ReplySender(request, response, callback, id, limits).send(reply, body);
    }
  }

  private Reply answer(Listener listener, Request request, String id, RequestBody body) {
    Call call;
    try {
      call = reader.read(request, id, body);
    } catch (UnacceptableException refused) {
      return ListenerError.of(refused.status()).in(listener.errorDress());
    }
    Reply reply;
    try {
      reply = listener.answerer().answer(call);
    } catch (Throwable failure) {
      FAILURES.error("{} was not answered", id, failure);
      return ListenerError.INTERNAL.in(listener.errorDress());
    }
    if (body.isTooSlow()) {
      ReplySender.close(reply);
      return ListenerError.BODY_TOO_SLOW.in(listener.errorDress());
    }
    return reply;
  }
}
