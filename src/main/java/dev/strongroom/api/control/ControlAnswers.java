package dev.strongroom.api.control;

import dev.strongroom.api.DeniedException;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.api.json.MalformedJsonException;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.StorageException;
import java.util.List;
import java.util.function.Consumer;

/** Answers to the operator: JSON, and for what went wrong a sentence. */
final class ControlAnswers {
  private ControlAnswers() {}

  /** 200 with an object. */
  static Reply json(Consumer<JsonWriter> fields) {
    return new Reply(
        200,
        List.of(new Header("Content-Type", "application/json;charset=utf-8")),
        new Reply.Bytes(JsonWriter.object(fields)));
  }

  /** The answer for an exception: the operator may read what the storage has to say. */
  static Reply of(RuntimeException problem) {
    String sentence = String.valueOf(problem.getMessage());
    return switch (problem) {
      case Fault fault -> fault(fault.status(), fault.code(), sentence);
      case Refusal refusal -> fault(400, "refused", sentence);
      case GroupRefusal refusal -> fault(400, "refused", sentence);
      case IllegalValueException illegal -> fault(400, "bad_request", sentence);
      case MalformedJsonException malformed -> fault(400, "bad_json", sentence);
      case DeniedException denied -> fault(403, "denied", "the operator may not do this");
      case StorageException storage -> fault(503, "storage", sentence);
      default -> fault(500, "internal_error", "unexpected failure: see the server's log");
    };
  }

  private static Reply fault(int status, String code, String message) {
    byte[] body =
        JsonWriter.object(
            json -> json.text("code", code).text("message", message).number("status", status));
    return new Reply(
        status,
        List.of(new Header("Content-Type", "application/json;charset=utf-8")),
        new Reply.Bytes(body));
  }
}
