package dev.strongroom.http;

import dev.strongroom.api.Headers;
import dev.strongroom.api.Reply;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the errors that Jetty finds by itself into the listener's dress. */
final class ErrorWriter implements Request.Handler {
  private static final Logger LOGGER = LoggerFactory.getLogger("strongroom.request");

  private final Dispatch dispatch;
  private final RequestIds ids;
  private final Traffic traffic;

  ErrorWriter(Dispatch dispatch, RequestIds ids, Traffic traffic) {
    this.dispatch = dispatch;
    this.ids = ids;
    this.traffic = traffic;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status =
        request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException known
            ? known.getCode()
            : Math.max(response.getStatus(), 400);
    String id = ids.id(request);
    Listener listener = dispatch.listener(request);
    Reply reply = ListenerError.of(status).in(listener.errorDress());
    traffic.refused(listener.name(), status);
    response.setStatus(reply.status());
    HttpFields.Mutable fields = response.getHeaders();
    fields.put(RequestIds.HEADER, id);
    if (!fields.contains(HttpHeader.DATE)) {
      fields.put(request.getConnectionMetaData().getConnector().getServer().getDateField());
    }
    for (Headers.Header header : reply.headers()) {
      fields.add(header.name(), header.value());
    }
    LOGGER.info("id={} from={} op=- status={}", id, Caller.peer(request).address(), reply.status());
    byte[] bytes = reply.body() instanceof Reply.Bytes(byte[] body) ? body : new byte[0];
    response.write(true, ByteBuffer.wrap(bytes), callback);
    return true;
  }
}
