package dev.strongroom.http;

import dev.strongroom.api.Call;
import dev.strongroom.api.Headers;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/** Makes a {@link Call} of a request; path and query stay byte for byte as they came. */
final class CallReader {
  /** What Jetty puts where bytes are not UTF-8; two names must not become one. */
  private static final char NOT_UTF_8 = '\ufffd';

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
    if (path.indexOf(NOT_UTF_8) >= 0 || query.indexOf(NOT_UTF_8) >= 0) {
      throw new UnacceptableException(400);
    }
    HttpFields fields = request.getHeaders();
    if (fields.size() > limits.headerFields()) {
      throw new UnacceptableException(431);
    }
    Headers headers = headers(fields);
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

  private static Headers headers(HttpFields fields) {
    List<Headers.Header> headers = new ArrayList<>(fields.size());
    for (HttpField field : fields) {
      String value = field.getValue();
      headers.add(new Headers.Header(field.getName(), value == null ? "" : value));
    }
    return new Headers(headers);
  }
}
