package dev.strongroom.http;

import dev.strongroom.api.Headers;
import dev.strongroom.api.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one answer. */
final class ReplySender {
  private static final Logger FAILURES = LoggerFactory.getLogger("strongroom.failure");

  /** A rest of a body that is taken before the answer, so that the connection can be kept. */
  private static final long SMALL_REST_BYTES = 64L * 1024;

  /** How much of a refused body is taken after the answer, so that its sender comes to read it. */
  private static final long LARGEST_REST_BYTES = 1024L * 1024;

  private static final Duration LONGEST_REST = Duration.ofSeconds(2);

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final String id;
  private final Limits limits;

  ReplySender(Request request, Response response, Callback callback, String id, Limits limits) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.id = id;
    this.limits = limits;
  }

  /**
   * Sends the answer and ends the request. What goes wrong once bytes were sent ends the
   * connection, so that the receiver never takes a part for the whole. The source of the body is
   * closed in every case.
   *
   * @return how many bytes of the body were sent
   */
  long send(Reply reply, RequestBody body) {
    long length = reply.body().length();
    BlockingSink sink = new BlockingSink(request, response, limits, length);
    try {
      boolean ended = endOf(body);
      writeHead(reply, ended);
      writeBody(reply, sink);
      if (!ended && !isHttp2() && !body.isContinueAwaited()) {
        body.discard(LARGEST_REST_BYTES, true, LONGEST_REST);
      }
      callback.succeeded();
    } catch (Throwable failure) {
      if (!sink.isBroken()) {
        FAILURES.error("{} broke off while it was answered", id, failure);
      }
      callback.failed(failure);
    } finally {
      close(reply);
    }
    return sink.sentBytes();
  }

  /** Closes the source of an answer. */
  static void close(Reply reply) {
    if (reply.body() instanceof Reply.Stream(long _, Reply.Source source)) {
      try {
        source.close();
      } catch (RuntimeException problem) {
        FAILURES.error("the source of an answer could not be closed", problem);
      }
    }
  }

  private static boolean endOf(RequestBody body) {
    if (body.isContinueAwaited()) {
      return false;
    }
    boolean small = body.missingBytes() <= SMALL_REST_BYTES;
    return body.discard(SMALL_REST_BYTES, small, LONGEST_REST);
  }

  private void writeHead(Reply reply, boolean requestEnded) {
    response.setStatus(reply.status());
    HttpFields.Mutable fields = response.getHeaders();
    fields.put(RequestIds.HEADER, id);
    for (Headers.Header header : reply.headers()) {
      if (HttpHeader.DATE.is(header.name())) {
        fields.put(HttpHeader.DATE, header.value());
      } else {
        fields.add(header.name(), header.value());
      }
    }
    if (reply.status() != 204 && reply.status() != 304) {
      fields.put(HttpHeader.CONTENT_LENGTH, reply.body().length());
    }
    if (!requestEnded && !isHttp2()) {
      fields.put(HttpFields.CONNECTION_CLOSE);
    }
  }

  /** Over HTTP/2 the end of an answer says that nobody reads on; the connection stays. */
  private boolean isHttp2() {
    return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
  }

  private void writeBody(Reply reply, BlockingSink sink) throws IOException {
    if (HttpMethod.HEAD.is(request.getMethod()) || reply.body().length() == 0) {
      sink.finish();
      return;
    }
    switch (reply.body()) {
      case Reply.Bytes(byte[] bytes) -> sink.write(ByteBuffer.wrap(bytes));
      case Reply.Stream(long _, Reply.Source source) -> source.transferTo(sink);
    }
    if (!sink.isComplete()) {
      throw new IOException("fewer bytes than announced");
    }
  }
}
