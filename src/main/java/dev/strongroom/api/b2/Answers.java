package dev.strongroom.api.b2;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.json.JsonWriter;
import java.util.List;
import java.util.function.Consumer;

/** Answers in the Native API's form (sheet 01 §4.2 and §7.1). */
final class Answers {
  private static final Header UNCACHED =
      new Header("Cache-Control", "max-age=0, no-cache, no-store");
  private static final Header JSON = new Header("Content-Type", "application/json;charset=UTF-8");
  private static final Header ERROR_JSON =
      new Header("Content-Type", "application/json;charset=utf-8");

  private Answers() {}

  /**
   * 200 with an object, whose fields are written in alphabetical order, and a line break at the
   * end.
   */
  static Reply json(Consumer<JsonWriter> fields) {
    return new Reply(200, List.of(JSON, UNCACHED), new Reply.Bytes(JsonWriter.line(fields)));
  }

  /** A fault: exactly three fields, no line break at the end. */
  static Reply fault(int status, String code, String message) {
    byte[] object =
        JsonWriter.object(
            writer -> writer.text("code", code).text("message", message).number("status", status));
    return new Reply(status, List.of(ERROR_JSON, UNCACHED), new Reply.Bytes(object));
  }
}
