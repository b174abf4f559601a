package dev.strongroom.api.s3;

import dev.strongroom.access.Decision;
import dev.strongroom.access.Target;
import dev.strongroom.api.Call;
import dev.strongroom.api.DeniedException;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.StorageFullException;
import java.util.Optional;

/** Every exception in B2's S3 codes and statuses (sheet 04 §5). */
final class S3Faults {
  private S3Faults() {}

  static Reply dress(Call call, RuntimeException problem) {
    Fault fault = fault(problem);
    return S3Replies.fault(
        fault.status(),
        call.requestId(),
        fault.headers(),
        XmlWriter.bare(
            "Error",
            error -> {
              error.text("Code", fault.code()).text("Message", text(fault));
              region(fault).ifPresent(region -> error.text("Region", region));
            }));
  }

  /** What the exception is called at this door. */
  static Fault fault(RuntimeException problem) {
    return switch (problem) {
      case Fault fault -> fault;
      case DeniedException denied -> denied(denied);
      case Refusal refusal -> refusal(refusal.kind(), text(refusal));
      case IllegalValueException illegal -> S3Code.INVALID_ARGUMENT.fault(text(illegal));
      case StorageFullException full -> unavailable("the storage is full");
      default -> S3Code.INTERNAL_ERROR.fault("An internal error occurred.  Please retry.");
    };
  }

  /** Barely: what exactly was missing stands in the audit log. */
  private static Fault denied(DeniedException exception) {
    Decision.Denied denied = exception.denied();
    if (exception.isStranger()) {
      return S3Code.UNAUTHORIZED_ACCESS.fault(
          "bucket is not authorized: " + bucketName(denied.unmet().target()));
    }
    return switch (denied.reason()) {
      case BUCKET, OWNER -> S3Code.ACCESS_DENIED.fault("Cannot access bucket");
      case CAPABILITY, CONFIRMATION, UNMANAGED, PREFIX, HEADERS, EXPIRED, FAILURE ->
          S3Code.ACCESS_DENIED.fault("not entitled");
    };
  }

  private static String bucketName(Target target) {
    return switch (target) {
      case Target.OfBucket bucket -> bucket.asked();
      case Target.OfFiles files -> files.bucket().asked();
      case Target.OfDownload download -> download.file().bucket().asked();
      case Target.OfServer server -> "";
      case Target.OfAccount account -> "";
      case Target.OfGroup group -> "";
      case Target.OfMember member -> "";
      case Target.OfKey key -> "";
    };
  }

  private static Fault refusal(Refusal.Kind kind, String message) {
    return switch (kind) {
      case ILLEGAL_VALUE, OUT_OF_RANGE, KEY_NOT_FOUND -> S3Code.INVALID_ARGUMENT.fault(message);
      case BUCKET_NOT_FOUND -> S3Code.NO_SUCH_BUCKET.fault("The specified bucket does not exist");
      case BUCKET_NAME_TAKEN ->
          S3Code.BUCKET_ALREADY_EXISTS.fault("The requested bucket name is not available.");
      case TOO_MANY_BUCKETS ->
          S3Code.TOO_MANY_BUCKETS.fault("You have attempted to create more buckets than allowed");
      case BUCKET_NOT_EMPTY ->
          S3Code.BUCKET_NOT_EMPTY.fault("The bucket you tried to delete is not empty");
      case REVISION_CONFLICT, UPLOAD_TOKEN_BUSY ->
          S3Code.OPERATION_ABORTED.fault(
              "A conflicting conditional operation is currently in progress against this"
                  + " resource. Please try again.");
      case FILE_NOT_FOUND, NOTHING_TO_HIDE, ALREADY_HIDDEN -> noSuchKey();
      case VERSION_NOT_PRESENT -> noSuchVersion();
      case NO_ACTIVE_UPLOAD ->
          S3Code.NO_SUCH_UPLOAD.fault(
              "The specified upload does not exist. The upload ID may be invalid, or the upload"
                  + " may have been aborted or completed.");
      case PART_MISSING, PART_DIGEST_MISMATCH ->
          S3Code.INVALID_PART.fault(
              "One or more of the specified parts could not be found.  The part may not have been"
                  + " uploaded, or the specified entity tag may not match the part's entity tag.");
      case PART_TOO_SMALL ->
          S3Code.ENTITY_TOO_SMALL.fault(
              "Your proposed upload is smaller than the minimum allowed size");
      case INFO_TOO_LONG ->
          S3Code.METADATA_TOO_LARGE.fault(
              "Your metadata headers exceed the maximum allowed metadata size");
      case DIGEST_MISMATCH ->
          S3Code.BAD_DIGEST.fault("The Content-MD5 you specified did not match what we received.");
      case BODY_INCOMPLETE ->
          S3Code.INCOMPLETE_BODY.fault(
              "You did not provide the number of bytes specified by the Content-Length HTTP"
                  + " header");
      case SOURCE_TOO_LARGE -> S3Code.INVALID_REQUEST.fault(message);
      case RANGE_NOT_SATISFIABLE ->
          S3Code.INVALID_RANGE.fault("The requested range is not satisfiable");
      // Sheet 04: what B2 says there is not known; its text was seen (sheet 01 §7.2).
      case STORAGE_CAP_EXCEEDED -> S3Code.ACCESS_DENIED.fault(message);
      case CREDENTIAL_REVOKED -> S3Code.INVALID_ACCESS_KEY_ID.fault(message);
      case NOT_SUPPORTED -> S3Code.NOT_IMPLEMENTED.fault(message);
    };
  }

  static Fault noSuchKey(Header... headers) {
    return S3Code.NO_SUCH_KEY.fault("The specified key does not exist.", headers);
  }

  static Fault noSuchVersion() {
    return S3Code.NO_SUCH_VERSION.fault("The specified version does not exist.");
  }

  private static Fault unavailable(String message) {
    return S3Code.SERVICE_UNAVAILABLE.fault(message, new Header("Retry-After", "60"));
  }

  private static Optional<String> region(Fault fault) {
    return fault.headers().stream()
        .filter(header -> header.name().equals(S3Settings.REGION_HEADER))
        .map(Header::value)
        .findFirst();
  }

  private static String text(RuntimeException problem) {
    String message = problem.getMessage();
    return message == null ? "" : message;
  }
}
