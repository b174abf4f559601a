package dev.strongroom.api.extension;

import dev.strongroom.access.Decision;
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

/** Answers of the extension API: JSON, and statuses that mean what HTTP says they mean. */
final class ExtensionAnswers {
  private static final Header JSON = new Header("Content-Type", "application/json;charset=UTF-8");
  private static final Header UNCACHED = new Header("Cache-Control", "no-store");

  private ExtensionAnswers() {}

  /** An object. */
  static Reply json(int status, Consumer<JsonWriter> fields) {
    return new Reply(status, List.of(JSON, UNCACHED), new Reply.Bytes(JsonWriter.line(fields)));
  }

  /** A document that is JSON already. */
  static Reply document(byte[] json) {
    return new Reply(200, List.of(JSON), new Reply.Bytes(json));
  }

  /** The answer for an exception. */
  static Reply of(RuntimeException problem) {
    String message = problem.getMessage() == null ? "" : problem.getMessage();
    return switch (problem) {
      case Fault fault -> fault(fault.status(), fault.code(), message).with(fault.headers());
      case DeniedException denied -> denied(denied.denied().reason());
      case GroupRefusal refusal -> refusal(refusal.kind(), message);
      case Refusal refusal -> refusal(refusal.kind(), message);
      case IllegalValueException illegal -> fault(400, "bad_request", message);
      case MalformedJsonException malformed -> fault(400, "bad_json", message);
      case StorageException storage ->
          fault(503, "service_unavailable", "the storage is full or has failed")
              .with("Retry-After", "60");
      default -> fault(500, "internal_error", "Unexpected exception");
    };
  }

  private static Reply denied(Decision.Reason reason) {
    return switch (reason) {
      case EXPIRED -> fault(401, "expired_auth_token", "");
      case UNMANAGED ->
          fault(403, "access_denied", "the admins of this Group do not manage its members");
      case CAPABILITY, CONFIRMATION, OWNER, BUCKET, PREFIX, HEADERS, FAILURE ->
          fault(403, "access_denied", "only a partner may do this");
    };
  }

  private static Reply refusal(GroupRefusal.Kind kind, String message) {
    return switch (kind) {
      case GROUP_NOT_FOUND -> fault(404, "not_found", message);
      case NOT_A_MEMBER -> fault(404, "not_found", "accountId is not valid: " + message);
      case NOT_ADMITTED, PHONE_NOT_VERIFIED, IDEMPOTENCY_KEY_USED ->
          fault(409, "conflict", message);
      case GROUP_FULL -> fault(409, "too_many_members", message);
      case EMAIL_NOT_USABLE, REGION_UNKNOWN, COUNT_OUT_OF_RANGE, CREATION_FAILED ->
          fault(400, "bad_request", message);
    };
  }

  private static Reply refusal(Refusal.Kind kind, String message) {
    if (kind == Refusal.Kind.CREDENTIAL_REVOKED) {
      return fault(401, "bad_auth_token", message);
    }
    return kind == Refusal.Kind.KEY_NOT_FOUND
        ? fault(404, "not_found", message)
        : fault(400, "bad_request", message);
  }

  private static Reply fault(int status, String code, String message) {
    byte[] object =
        JsonWriter.object(
            json -> json.text("code", code).text("message", message).number("status", status));
    return new Reply(status, List.of(JSON, UNCACHED), new Reply.Bytes(object));
  }
}
