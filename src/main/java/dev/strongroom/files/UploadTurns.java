package dev.strongroom.files;

import dev.strongroom.access.Secrets;
import dev.strongroom.model.Refusal;
import dev.strongroom.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One upload at a time with each token (sheet 02 §5.4). Tokens are remembered as hashes. */
public final class UploadTurns {
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  /** A turn that was taken; closing gives it back. */
  public interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes the token's turn; throws {@link Refusal} while another upload has it. The message names
   * the token, which is the caller's own, because clients look for exactly that.
   */
  public Turn take(Secret token) {
    String hash =
        HexFormat.of().formatHex(Secrets.sha256(token.reveal().getBytes(StandardCharsets.UTF_8)));
    if (!running.add(hash)) {
      throw new Refusal(
          Refusal.Kind.UPLOAD_TOKEN_BUSY,
          "more than one upload using auth token " + token.reveal());
    }
    return () -> running.remove(hash);
  }
}
