package dev.strongroom.console.keys;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.Secret;
import java.util.List;

/**
 * A key that was just made, with its secret: for one page, once (sheet 05 §4.4).
 *
 * @param s3Endpoint the host for S3 clients; "" for a master key, which they cannot use
 * @param tools lines to paste
 */
public record Reveal(
    String keyId,
    String keyName,
    String s3Endpoint,
    Secret applicationKey,
    List<Tool> tools,
    boolean isMaster) {
  /**
   * Lines for a program.
   *
   * @param file what the lines are saved as
   * @param lines with the secret in them
   */
  public record Tool(String name, String hint, String file, Secret lines) {}

  /** The panel for a key; {@code bucketName} stands in the lines. */
  public static Reveal of(
      ApplicationKeyId id,
      Secret secret,
      String name,
      Endpoints endpoints,
      String region,
      String bucketName) {
    boolean isMaster = id.isMaster();
    PasteLines lines = new PasteLines(endpoints, region, id.value(), secret.reveal(), bucketName);
    return new Reveal(
        id.value(),
        name,
        isMaster ? "" : endpoints.s3().replaceFirst("https?://", ""),
        secret,
        lines.tools(isMaster),
        isMaster);
  }
}
