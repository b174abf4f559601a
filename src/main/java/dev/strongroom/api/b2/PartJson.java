package dev.strongroom.api.b2;

import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.model.Part;

/** The part object (sheet 02 §2.3). */
final class PartJson {
  private PartJson() {}

  static void write(JsonWriter json, Part part) {
    json.number("contentLength", part.contentLength())
        .text("contentMd5", part.contentMd5())
        .text("contentSha1", part.contentSha1().value())
        .text("fileId", part.fileId().value())
        .number("partNumber", part.number());
    FileVersionJson.writeNoEncryption(json);
    json.number("uploadTimestamp", part.uploadTimestampMillis());
  }
}
