package dev.strongroom.http;

import dev.strongroom.api.Call;
import dev.strongroom.api.Headers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/** Makes a {@link Call} of a request; path and query stay byte for byte as they came. */
final class CallReader {
  private static final char NOT_UTF_8 = '\ufffd';

  /** RFC 9113 §8.2.2: about a connection of HTTP/1.1; Jetty refuses only some of them. */
  private static final Set<HttpHeader> HTTP_1_ONLY =
      EnumSet.of(
          HttpHeader.CONNECTION,
          HttpHeader.KEEP_ALIVE,
          HttpHeader.PROXY_CONNECTION,
          HttpHeader.TRANSFER_ENCODING,
          HttpHeader.UPGRADE);

  private final TrustedProxies proxies;
  private final Limits limits;

  CallReader(TrustedProxies proxies, Limits limits) {
    this.proxies = proxies;
    this.limits = limits;
  }

  /** The body of a request. */
  RequestBody body(Request request) {
    return new RequestBody(request, limits);
  }

  /**
   * Makes the call.
   *
   * @throws UnacceptableException for what no API of ours can be asked
   */
  Call read(Request request, String requestId, RequestBody body) throws UnacceptableException {
    HttpURI uri = request.getHttpURI();
    String path = uri.getPath();
    String query = uri.getQuery() == null ? "" : uri.getQuery();
    if (path == null || !path.startsWith("/") || HttpMethod.CONNECT.is(request.getMethod())) {
      throw new UnacceptableException(400);
    }
    boolean http2 = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
    if (isGarbled(path, http2) || isGarbled(query, http2)) {
      throw new UnacceptableException(400);
    }
    HttpFields fields = request.getHeaders();
    if (fields.size() > limits.headerFields()) {
      throw new UnacceptableException(431);
    }
    Headers headers = headers(fields, http2 ? HTTP_1_ONLY : Set.of());
    Caller caller = proxies.caller(request, headers);
    return new Call(
        requestId,
        request.getMethod(),
        path,
        query,
        headers,
        request.getLength(),
        body,
        caller.address(),
        caller.secure());
  }

  /**
   * Says whether bytes were lost: over HTTP/1.1 Jetty puts a sign where bytes are not UTF-8, over
   * HTTP/2 it takes none but ASCII as it is. Two names must not become one.
   */
  private static boolean isGarbled(String target, boolean http2) {
    return http2
        ? target.chars().anyMatch(character -> character > 0x7e)
        : target.indexOf(NOT_UTF_8) >= 0;
  }

  private static Headers headers(HttpFields fields, Set<HttpHeader> refused)
      throws UnacceptableException {
    List<Headers.Header> headers = new ArrayList<>(fields.size());
    for (HttpField field : fields) {
      if (field.getHeader() != null && refused.contains(field.getHeader())) {
        throw new UnacceptableException(400);
      }
      String value = field.getValue();
      headers.add(new Headers.Header(field.getName(), value == null ? "" : value));
    }
    return new Headers(headers);
  }
}
