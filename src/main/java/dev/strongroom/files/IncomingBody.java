package dev.strongroom.files;

import dev.strongroom.model.ContentChecksum;
import dev.strongroom.model.Refusal;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A body that is about to arrive. Nothing has been read from it.
 *
 * @param stream the bytes, with the sender's digest at the end if the claim says so
 * @param length how many bytes the stream is to have, 0 or more
 * @param claim what the sender says of the digest
 * @param md5 what the sender says of the content's MD5: 32 lower-case hexadecimal digits
 * @param checksum one that the stream has verified; asked for when all content was read
 */
public record IncomingBody(
    InputStream stream,
    long length,
    Sha1Claim claim,
    Optional<String> md5,
    Supplier<Optional<ContentChecksum>> checksum) {
  /** Most bytes of content in one upload: 5 GiB (sheet 02 §5.1). */
  public static final long MAXIMUM_CONTENT_LENGTH = 5L << 30;

  /** A body of which nothing but the SHA-1 is said. */
  public IncomingBody(InputStream stream, long length, Sha1Claim claim) {
    this(stream, length, claim, Optional.empty(), Optional::empty);
  }

  /** Checks the length; throws {@link Refusal} for one that no content could have. */
  public IncomingBody {
    long contentLength = length - claim.trailerLength();
    if (contentLength < 0) {
      throw Refusal.illegalValue("the body is too short to hold a SHA-1 at its end");
    }
    if (contentLength > MAXIMUM_CONTENT_LENGTH) {
      throw Refusal.illegalValue("the body must be at most 5368709120 bytes long");
    }
  }

  /** How many bytes of content are to come. */
  long contentLength() {
    return length - claim.trailerLength();
  }
}
