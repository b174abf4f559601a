package dev.strongroom.cli.operate;

import dev.strongroom.cli.control.JsonObject;
import java.time.Instant;
import java.util.List;

/** Application keys in words. */
final class KeyText {
  static final List<String> HEADINGS =
      List.of("applicationKeyId", "keyName", "expires", "buckets", "namePrefix", "capabilities");

  private KeyText() {}

  /** Id and secret, as the programs that take them call them. */
  static String secret(JsonObject key) {
    return "applicationKeyId: %s%napplicationKey:   %s"
        .formatted(key.text("applicationKeyId"), key.text("applicationKey"));
  }

  /** A row under the headings. */
  static List<String> row(JsonObject key) {
    var expires = key.number("expirationTimestamp");
    return List.of(
        key.text("applicationKeyId"),
        key.text("keyName"),
        expires.isPresent() ? Instant.ofEpochMilli(expires.getAsLong()).toString() : "never",
        key.texts("bucketIds").map(ids -> String.join(",", ids)).orElse("all"),
        key.optionalText("namePrefix").orElse("-"),
        String.join(",", key.texts("capabilities").orElse(List.of())));
  }
}
