package dev.strongroom.files;

import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.model.ContentSha1;
import dev.strongroom.model.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes in a body that somebody sends, in one pass through one buffer. Stops as soon as the key
 * behind the permit is dead (sheet 06, R-11).
 */
final class Reception {
  private static final int BUFFER_LENGTH = 64 * 1024;

  private final KeyRing keyRing;

  Reception(KeyRing keyRing) {
    this.keyRing = keyRing;
  }

  /**
   * Reads all of the body and compares its digest with the claim.
   *
   * @throws Refusal when it is shorter than announced, does not arrive, or is not what was claimed
   */
  ContentDigests receive(Permit permit, IncomingBody incoming, NewBody body) {
    try {
      readContent(permit, incoming, body);
      byte[] trailer = incoming.stream().readNBytes(incoming.claim().trailerLength());
      if (trailer.length < incoming.claim().trailerLength()) {
        throw incomplete();
      }
      ContentHash.Result digests = body.digests();
      if (!incoming.md5().orElse(digests.md5()).equals(digests.md5())) {
        throw new Refusal(Refusal.Kind.DIGEST_MISMATCH, "MD5 did not match data received");
      }
      ContentSha1 sha1 =
          incoming.claim().check(digests.sha1(), new String(trailer, StandardCharsets.US_ASCII));
      return new ContentDigests(sha1, digests.md5(), incoming.checksum().get().orElse(null));
    } catch (IOException gone) {
      throw incomplete();
    }
  }

  private void readContent(Permit permit, IncomingBody incoming, NewBody body) throws IOException {
    InputStream stream = incoming.stream();
    long left = incoming.contentLength();
    byte[] buffer = new byte[(int) Math.min(left, BUFFER_LENGTH)];
    while (left > 0) {
      int count = stream.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
      if (count == 0) {
        throw incomplete();
      }
      keyRing.requireAlive(permit);
      body.write(buffer, 0, count);
      left -= count;
    }
  }

  private static Refusal incomplete() {
    return new Refusal(Refusal.Kind.BODY_INCOMPLETE, "the body is shorter than its Content-Length");
  }
}
