package dev.strongroom.api.s3.body;

import dev.strongroom.api.s3.message.Payload;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The content that a request brings, and what its sender says of it (sheet 04 §2.6 and §2.9).
 *
 * @param stream the content; checks all that is said of it but the MD5
 * @param md5 what {@code Content-MD5} says in lower-case hexadecimal digits; whoever stores the
 *     content compares it, since it computes the MD5 anyway
 * @param checksum the checksum that the sender chose, or that is computed where none was sent; its
 *     value is known when the content was read
 * @param isVouched whether a digest from the sender, of whatever kind, covers the content
 */
public record UploadContent(
    ContentStream stream,
    Optional<String> md5,
    Optional<ChosenChecksum> checksum,
    boolean isVouched) {
  private static final String DECODED_LENGTH = "x-amz-decoded-content-length";
  private static final int MD5_LENGTH = 16;

  /** A checksum that the sender chose. */
  public record ChosenChecksum(ChecksumAlgorithm algorithm, BodyCheck check) {}

  /**
   * Takes the content out of a body; reads nothing.
   *
   * @param body as it came
   * @param length of the body in bytes; -1 when it was not announced
   * @param chain for the signatures of chunks; asked for only when chunks are signed
   */
  public static UploadContent of(
      S3Request request, InputStream body, long length, Optional<ChunkChain> chain) {
    return of(request, body, length, chain, AnnouncedChecksum.of(request));
  }

  /** As {@link #of}, for a request whose checksum headers are not about its body. */
  public static UploadContent withoutChecksum(
      S3Request request, InputStream body, long length, Optional<ChunkChain> chain) {
    return of(request, body, length, chain, Optional.empty());
  }

  /** The same, of which nothing was read, with a checksum to be computed where none was sent. */
  public UploadContent computing(ChecksumAlgorithm algorithm) {
    BodyCheck check = BodyCheck.computing(algorithm);
    return new UploadContent(
        stream.with(check), md5, Optional.of(new ChosenChecksum(algorithm, check)), isVouched);
  }

  private static UploadContent of(
      S3Request request,
      InputStream body,
      long length,
      Optional<ChunkChain> chain,
      Optional<AnnouncedChecksum> announced) {
    Optional<Trailer> trailer =
        announced.filter(AnnouncedChecksum::follows).map(found -> new Trailer(found.algorithm()));
    Optional<ChosenChecksum> checksum =
        announced.map(found ->
            new ChosenChecksum(
                found.algorithm(),
                trailer.isPresent()
                    ? BodyCheck.of(found.algorithm(), trailer.get()::value)
                    : BodyCheck.of(found.algorithm(), found::value)));
    List<BodyCheck> checks = new ArrayList<>();
    checksum.ifPresent(chosen -> checks.add(chosen.check));
    long contentLength = length;
    InputStream content = body;
    switch (request.payload()) {
      case Payload.Hashed hashed -> checks.add(BodyCheck.ofSha256(hashed.sha256()));
      case Payload.Unsigned unsigned -> {}
      case Payload.Chunked chunked -> {
        contentLength = decodedLength(request);
        Optional<ChunkChain> used =
            chunked.isSigned() ? Optional.of(chain.orElseThrow()) : Optional.empty();
        content = new ChunkedStream(body, contentLength, used, trailer);
      }
    }
    if (contentLength < 0) {
      throw missingLength();
    }
    Optional<String> md5 = md5(request);
    boolean vouched = md5.isPresent() || checksum.isPresent() || isSigned(request.payload());
    return new UploadContent(
        new ContentStream(content, contentLength, checks), md5, checksum, vouched);
  }

  /** Whether the signature covers the content. */
  private static boolean isSigned(Payload payload) {
    return switch (payload) {
      case Payload.Hashed hashed -> true;
      case Payload.Unsigned unsigned -> false;
      case Payload.Chunked chunked -> chunked.isSigned();
    };
  }

  private static long decodedLength(S3Request request) {
    String text = request.header(DECODED_LENGTH).orElseThrow(UploadContent::missingLength);
    if (!text.matches("[0-9]{1,15}")) {
      throw missingLength();
    }
    return Long.parseLong(text);
  }

  private static Optional<String> md5(S3Request request) {
    return request
        .header("Content-MD5")
        .map(text -> {
          try {
            byte[] digest = Base64.getDecoder().decode(text);
            if (digest.length == MD5_LENGTH) {
              return HexFormat.of().formatHex(digest);
            }
          } catch (IllegalArgumentException notBase64) {
            throw invalidDigest();
          }
          throw invalidDigest();
        });
  }

  private static RuntimeException invalidDigest() {
    return S3Code.INVALID_DIGEST.fault("The Content-MD5 you specified was invalid.");
  }

  private static RuntimeException missingLength() {
    return S3Code.MISSING_CONTENT_LENGTH.fault("You must provide the Content-Length HTTP header.");
  }
}
