package dev.strongroom.api.s3.message;

import java.util.HexFormat;

/** How a request's body is protected: what {@code x-amz-content-sha256} says (sheet 04 §2.6). */
public sealed interface Payload {
  /** The text that stands in the canonical request. */
  String text();

  /** Says whether the body comes in chunks of its own inside the transport. */
  default boolean isChunked() {
    return this instanceof Chunked;
  }

  /**
   * By its digest.
   *
   * @param text 64 lower-case hexadecimal digits
   */
  record Hashed(String text) implements Payload {
    /** The digest. */
    public byte[] sha256() {
      return HexFormat.of().parseHex(text);
    }
  }

  /** Not at all. */
  enum Unsigned implements Payload {
    /** The one value. */
    INSTANCE;

    @Override
    public String text() {
      return "UNSIGNED-PAYLOAD";
    }
  }

  /** In chunks. */
  enum Chunked implements Payload {
    /** Every chunk is signed. */
    SIGNED("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", true, false),
    /** Every chunk is signed, and so is a trailer with a checksum. */
    SIGNED_WITH_TRAILER("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", true, true),
    /** No chunk is signed; a trailer has a checksum. */
    UNSIGNED_WITH_TRAILER("STREAMING-UNSIGNED-PAYLOAD-TRAILER", false, true);

    private final String text;
    private final boolean signed;
    private final boolean trailer;

    Chunked(String text, boolean signed, boolean trailer) {
      this.text = text;
      this.signed = signed;
      this.trailer = trailer;
    }

    @Override
    public String text() {
      return text;
    }

    /** Whether chunks carry signatures. */
    public boolean isSigned() {
      return signed;
    }

    /** Whether a trailer follows the last chunk. */
    public boolean hasTrailer() {
      return trailer;
    }
  }
}
