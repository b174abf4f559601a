package dev.strongroom.api.partner;

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
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.StorageFullException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Answers of the Partner API. Most refusals are 401 with a code of their own, which clients must
 * not take for a bad token (sheet 03 §11).
 */
final class PartnerAnswers {
  private static final Header UNCACHED =
      new Header("Cache-Control", "max-age=0, no-cache, no-store");
  private static final Header JSON = new Header("Content-Type", "application/json;charset=UTF-8");

  private PartnerAnswers() {}

  /** 200 with an object. */
  static Reply json(Consumer<JsonWriter> fields) {
    return new Reply(200, List.of(JSON, UNCACHED), new Reply.Bytes(JsonWriter.line(fields)));
  }

  /** 200 with an array of objects. */
  static <T> Reply array(List<T> values, BiConsumer<JsonWriter, T> fields) {
    return new Reply(
        200, List.of(JSON, UNCACHED), new Reply.Bytes(JsonWriter.array(values, fields)));
  }

  /** The answer for an exception. */
  static Reply of(RuntimeException problem) {
    String message = problem.getMessage() == null ? "" : problem.getMessage();
    return switch (problem) {
      case Fault fault -> fault(fault.status(), fault.code(), message).with(fault.headers());
      case DeniedException denied -> denied(denied);
      case GroupRefusal refusal -> refusal(refusal.kind(), message);
      case Refusal refusal ->
          refusal.kind() == Refusal.Kind.CREDENTIAL_REVOKED
              ? fault(401, "bad_auth_token", message)
              : fault(400, "bad_request", message);
      case IllegalValueException illegal -> fault(400, "bad_request", message);
      case MalformedJsonException malformed -> fault(400, "bad_json", message);
      case StorageFullException full ->
          fault(503, "service_unavailable", "the storage is full").with("Retry-After", "60");
      case StorageFailedException failed ->
          fault(503, "service_unavailable", "the storage has failed").with("Retry-After", "60");
      default ->
          // Nothing is said to be undone, for nobody knows: the call must not be repeated blindly.
          fault(500, "internal_error", "Unexpected exception");
    };
  }

  private static Reply denied(DeniedException denied) {
    if (denied.denied().reason() == Decision.Reason.EXPIRED) {
      return fault(401, "expired_auth_token", "");
    }
    boolean mayNotAtAll = denied.denied().reason() == Decision.Reason.CAPABILITY;
    return mayNotAtAll && denied.isOfMasterKey()
        ? fault(403, "access_denied", "The account may not use the Partner API")
        : fault(401, "unauthorized", "");
  }

  private static Reply refusal(GroupRefusal.Kind kind, String message) {
    return switch (kind) {
      case GROUP_NOT_FOUND -> fault(401, "invalid_group_id", message);
      case EMAIL_NOT_USABLE -> fault(401, "invalid_email", message);
      case REGION_UNKNOWN -> fault(401, "invalid_region", message);
      case PHONE_NOT_VERIFIED -> fault(401, "invalid_sms_phone", message);
      case NOT_A_MEMBER ->
          fault(401, "invalid_member_account_id", "memberAccountId is not valid: " + message);
      case GROUP_FULL -> fault(401, "too_many_members", message);
      case COUNT_OUT_OF_RANGE -> fault(401, "out_of_range", message);
      case CREATION_FAILED -> fault(420, "method_failure", message);
      case NOT_ADMITTED -> fault(403, "access_denied", message);
      // An extension: B2 has no such header (sheet 03 §4).
      case IDEMPOTENCY_KEY_USED -> fault(409, "conflict", message);
    };
  }

  private static Reply fault(int status, String code, String message) {
    byte[] object =
        JsonWriter.object(
            json -> json.text("code", code).text("message", message).number("status", status));
    return new Reply(status, List.of(JSON, UNCACHED), new Reply.Bytes(object));
  }
}
