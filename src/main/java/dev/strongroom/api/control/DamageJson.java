package dev.strongroom.api.control;

import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.maintenance.Damage;

/** A damaged file version, as the operator is told of it. */
final class DamageJson {
  private DamageJson() {}

  static void write(JsonWriter json, Damage damage) {
    json.text("bucketName", damage.bucket().value())
        .text("fileId", damage.id().value())
        .text("fileName", damage.name().value())
        .text("what", damage.what());
  }
}
