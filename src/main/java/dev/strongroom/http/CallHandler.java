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
  private final Traffic traffic;

  CallHandler(
      Dispatch dispatch, CallReader reader, RequestIds ids, Limits limits, Traffic traffic) {
    this.dispatch = dispatch;
    this.reader = reader;
    this.ids = ids;
    this.limits = limits;
    this.traffic = traffic;
  }

  /** Answers a request. */
  void handle(Request request, Response response, Callback callback) {
    // Only reading and writing may time out: an answer may take its time in between.
    request.addIdleTimeoutListener(timeout -> false);
    String id = ids.id(request);
    Listener listener = dispatch.listener(request);
    traffic.began(listener.name());
    RequestBody body = reader.body(request);
    long sentBytes = 0;
    try (body) {
      Reply reply = answer(listener, request, id, body);
      sentBytes = new ReplySender(request, response, callback, id, limits).send(reply, body);
    } finally {
      traffic.ended(listener.name(), body.receivedBytes(), sentBytes);
    }
  }

  private Reply answer(Listener listener, Request request, String id, RequestBody body) {
    Call call;
    try {
      call = reader.read(request, id, body);
    } catch (UnacceptableException refused) {
      return refusal(listener, ListenerError.of(refused.status()));
    }
    Reply reply;
    try {
      reply = listener.answerer().answer(call);
    } catch (Throwable failure) {
      FAILURES.error("{} was not answered", id, failure);
      return refusal(listener, ListenerError.INTERNAL);
    }
    if (body.isTooSlow()) {
      ReplySender.close(reply);
      return refusal(listener, ListenerError.BODY_TOO_SLOW);
    }
    return reply;
  }

  private Reply refusal(Listener listener, ListenerError error) {
    traffic.refused(listener.name(), error.status());
    return error.in(listener.errorDress());
  }
}
