package dev.strongroom.api.dev;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.json.JsonWriter;
import java.time.Instant;
import java.util.List;

/**
 * What the server's clock says.
 *
 * @param nowMillis milliseconds since 1970 UTC
 * @param advancedSeconds how far it was moved since the start
 */
record ClockState(long nowMillis, long advancedSeconds) {
  /** The state as an answer. */
  Reply reply() {
    byte[] body =
        JsonWriter.object(json ->
            json.number("advancedSeconds", advancedSeconds)
                .text("now", Instant.ofEpochMilli(nowMillis).toString())
                .number("nowMillis", nowMillis));
    return new Reply(
        200,
        List.of(new Header("Content-Type", "application/json;charset=utf-8")),
        new Reply.Bytes(body));
  }
}
