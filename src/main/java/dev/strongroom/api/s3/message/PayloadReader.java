package dev.strongroom.api.s3.message;

import dev.strongroom.api.Call;
import java.util.List;
import java.util.Optional;

/** Finds out how the body is protected (sheet 04 §2.5 and §2.6). */
final class PayloadReader {
  private static final String HEADER = "x-amz-content-sha256";

  private PayloadReader() {}

  static Payload read(Call call, Query query, Credential credential, S3Settings settings) {
    List<String> values = call.headers().all(HEADER);
    if (values.size() > 1) {
      throw invalid();
    }
    Optional<String> header = values.stream().findFirst();
    Payload payload =
        switch (credential) {
          case Credential.Anonymous anonymous -> Payload.Unsigned.INSTANCE;
          case Credential.Signed signed ->
              signed.presigned()
                  ? presigned(query.text(PresignedQuery.CONTENT_SHA256), header, signed)
                  : parse(header.orElseThrow(PayloadReader::missing));
        };
    boolean uncovered =
        payload == Payload.Unsigned.INSTANCE || payload == Payload.Chunked.UNSIGNED_WITH_TRAILER;
    boolean hasBody = call.contentLength() != 0 && call.method().startsWith("P");
    if (uncovered && hasBody && !call.secure() && !settings.unsignedBodiesInClear()) {
      throw S3Code.ACCESS_DENIED.fault(
          "A body that the signature does not cover is not taken without TLS.");
    }
    return payload;
  }

  /**
   * A presigned URL is made before its body is known: chunks that are signed one by one, or
   * announced by a header that nobody signed, cannot belong to it (sheet 06 no. 49).
   */
  private static Payload presigned(
      Optional<String> inQuery, Optional<String> header, Credential.Signed credential) {
    if (header.isPresent() && header.get().startsWith("STREAMING-")) {
      throw SignedHeaders.notSigned(HEADER);
    }
    Optional<String> signedHeader = header.filter(value -> credential.covers(HEADER));
    Payload payload =
        inQuery.or(() -> signedHeader).map(PayloadReader::parse).orElse(Payload.Unsigned.INSTANCE);
    if (payload.isChunked()) {
      throw invalid();
    }
    return payload;
  }

  private static Payload parse(String value) {
    if (value.equals(Payload.Unsigned.INSTANCE.text())) {
      return Payload.Unsigned.INSTANCE;
    }
    for (Payload.Chunked chunked : Payload.Chunked.values()) {
      if (value.equals(chunked.text())) {
        return chunked;
      }
    }
    if (value.startsWith("STREAMING-AWS4-ECDSA-")) {
      throw S3Code.unsupportedCall();
    }
    if (!value.matches("[0-9a-f]{64}")) {
      throw invalid();
    }
    return new Payload.Hashed(value);
  }

  private static RuntimeException missing() {
    return S3Code.INVALID_REQUEST.fault("Missing required header for this request: " + HEADER);
  }

  private static RuntimeException invalid() {
    return S3Code.INVALID_ARGUMENT.fault(
        HEADER
            + " must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER,"
            + " STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or"
            + " a valid sha256 value.");
  }
}
