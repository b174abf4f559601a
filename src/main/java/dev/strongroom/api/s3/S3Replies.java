package dev.strongroom.api.s3;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Answers with the headers that every one of this API's has (sheet 04 §5.1). */
final class S3Replies {
  static final Header UNCACHED = new Header("Cache-Control", "max-age=0, no-cache, no-store");
  private static final Header XML = new Header("Content-Type", "application/xml");

  private S3Replies() {}

  /** A document. */
  static Reply xml(S3Input input, byte[] document, Header... headers) {
    return of(200, id(input), List.of(XML, UNCACHED), List.of(headers), new Reply.Bytes(document));
  }

  /** No body. */
  static Reply empty(S3Input input, int status, Header... headers) {
    return empty(input, status, List.of(headers));
  }

  /** No body. */
  static Reply empty(S3Input input, int status, List<Header> headers) {
    return of(status, id(input), List.of(UNCACHED), headers, Reply.Bytes.NONE);
  }

  /** An object's bytes under its headers. */
  static Reply object(S3Input input, int status, List<Header> headers, Reply.Body body) {
    return of(status, id(input), List.of(), headers, body);
  }

  /** A fault. */
  static Reply fault(int status, String requestId, List<Header> headers, byte[] document) {
    return of(status, requestId, List.of(XML, UNCACHED), headers, new Reply.Bytes(document));
  }

  private static Reply of(
      int status, String requestId, List<Header> usual, List<Header> own, Reply.Body body) {
    List<Header> headers = new ArrayList<>(usual.size() + own.size() + 2);
    headers.add(new Header("x-amz-request-id", requestId));
    String second =
        Base64.getEncoder()
            .withoutPadding()
            .encodeToString(requestId.getBytes(StandardCharsets.UTF_8));
    headers.add(new Header("x-amz-id-2", "a" + second));
    headers.addAll(usual);
    headers.addAll(own);
    return new Reply(status, headers, body);
  }

  private static String id(S3Input input) {
    return input.request().requestId();
  }
}
