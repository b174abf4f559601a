package dev.strongroom.http;

import dev.strongroom.api.Call;
import dev.strongroom.api.Headers;
import dev.strongroom.api.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers that tests give. */
final class Answers {
  private Answers() {}

  static Reply text(int status, String text) {
    return new Reply(
        status,
        List.of(new Headers.Header("Content-Type", "text/plain")),
        new Reply.Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Method, path and query as they were seen. */
  static Reply echo(Call call) {
    return text(200, call.method() + " " + call.path() + " " + call.query());
  }

  /** Reads the whole body and says how long it was, or 400 and the reason why it could not. */
  static Reply measure(Call call) {
    try {
      return text(200, "received " + call.body().readAllBytes().length);
    } catch (IOException problem) {
      return text(400, "broken: " + problem.getMessage());
    }
  }

  static byte[] body(Call call) {
    try {
      return call.body().readAllBytes();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
