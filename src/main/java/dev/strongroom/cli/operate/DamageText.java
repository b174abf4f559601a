package dev.strongroom.cli.operate;

import dev.strongroom.cli.control.JsonObject;

/** A damaged file version in one line. */
final class DamageText {
  private DamageText() {}

  static String of(JsonObject damage) {
    return "damaged: "
        + damage.text("bucketName")
        + "/"
        + damage.text("fileName")
        + " ("
        + damage.text("fileId")
        + "): "
        + damage.text("what");
  }
}
