package dev.strongroom.api.b2;

import dev.strongroom.access.Decision;
import dev.strongroom.api.DeniedException;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Reply;
import dev.strongroom.api.json.MalformedJsonException;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.StorageFullException;

/** Every exception in the Native API's statuses and codes (sheet 01 §7.2, sheet 02 §1.6). */
final class Faults {
  private Faults() {}

  static Reply dress(RuntimeException problem) {
    return switch (problem) {
      case Fault fault ->
          Answers.fault(fault.status(), fault.code(), text(fault)).with(fault.headers());
      case DeniedException denied -> denied(denied.denied());
      case Refusal refusal -> refusal(refusal.kind(), text(refusal));
      case IllegalValueException illegal -> Answers.fault(400, "bad_request", text(illegal));
      case MalformedJsonException malformed -> Answers.fault(400, "bad_json", text(malformed));
      case StorageFullException full ->
          Answers.fault(503, "service_unavailable", "the storage is full")
              .with("Retry-After", "60");
      case StorageFailedException failed ->
          Answers.fault(503, "service_unavailable", "the storage has failed")
              .with("Retry-After", "60");
      case DamagedException damaged ->
          Answers.fault(
              500, "internal_error", "the stored bytes are damaged and are not handed out");
      default -> Answers.fault(500, "internal_error", "Unexpected exception");
    };
  }

  /** Barely: what exactly was missing stands in the audit log (sheet 01 §3.3). */
  private static Reply denied(Decision.Denied denied) {
    return switch (denied.reason()) {
      case EXPIRED -> Answers.fault(401, "expired_auth_token", "");
      case CAPABILITY, CONFIRMATION, OWNER, UNMANAGED, BUCKET, PREFIX, HEADERS, FAILURE ->
          Answers.fault(401, "unauthorized", "");
    };
  }

  private static Reply refusal(Refusal.Kind kind, String message) {
    return switch (kind) {
      case ILLEGAL_VALUE,
          PART_TOO_SMALL,
          INFO_TOO_LONG,
          DIGEST_MISMATCH,
          BODY_INCOMPLETE,
          NO_ACTIVE_UPLOAD,
          KEY_NOT_FOUND,
          NOT_SUPPORTED ->
          Answers.fault(400, "bad_request", message);
      case OUT_OF_RANGE -> Answers.fault(400, "out_of_range", message);
      case BUCKET_NOT_FOUND -> Answers.fault(400, "bad_bucket_id", message);
      case BUCKET_NAME_TAKEN -> Answers.fault(400, "duplicate_bucket_name", message);
      case TOO_MANY_BUCKETS -> Answers.fault(400, "too_many_buckets", message);
      case BUCKET_NOT_EMPTY -> Answers.fault(400, "cannot_delete_non_empty_bucket", message);
      case REVISION_CONFLICT -> Answers.fault(409, "conflict", message);
      case FILE_NOT_FOUND -> Answers.fault(404, "not_found", message);
      case NOTHING_TO_HIDE -> Answers.fault(400, "no_such_file", message);
      case ALREADY_HIDDEN -> Answers.fault(400, "already_hidden", message);
      case VERSION_NOT_PRESENT -> Answers.fault(400, "file_not_present", message);
      case PART_MISSING -> Answers.fault(400, "missing_part", message);
      case PART_DIGEST_MISMATCH -> Answers.fault(400, "part_sha1_mismatch", message);
      case SOURCE_TOO_LARGE -> Answers.fault(400, "source_too_large", message);
      case RANGE_NOT_SATISFIABLE -> Answers.fault(416, "range_not_satisfiable", message);
      // Sheet 01 §7.2.
      case STORAGE_CAP_EXCEEDED -> Answers.fault(403, "storage_cap_exceeded", message);
      case UPLOAD_TOKEN_BUSY -> Answers.fault(400, "auth_token_limit", message);
      case CREDENTIAL_REVOKED -> Answers.fault(401, "bad_auth_token", message);
    };
  }

  private static String text(RuntimeException problem) {
    String message = problem.getMessage();
    return message == null ? "" : message;
  }
}
