package dev.strongroom.api;

import java.io.InputStream;

/**
 * One request as it arrived, before anybody made sense of it.
 *
 * @param requestId the id that the answer carries and the logs know
 * @param method the HTTP method, such as {@code GET}
 * @param path the raw path, percent-encoded as it came, never normalised
 * @param query the raw query without the question mark; empty when there is none
 * @param headers all headers
 * @param contentLength the announced length of the body in bytes; -1 when it is not announced
 *     (chunked)
 * @param body the body; not a byte of a file is read from it before the gate
 * @param address the caller's network address
 * @param secure whether it came by TLS
 */
public record Call(
    String requestId,
    String method,
    String path,
    String query,
    Headers headers,
    long contentLength,
    InputStream body,
    String address,
    boolean secure) {

  /** Says whether only the head of the answer is wanted. */
  public boolean isHead() {
    return method.equals("HEAD");
  }

  /** Method and path without the query, which may hold a token. */
  @Override
  public String toString() {
    return requestId + " " + method + " " + path;
  }
}
