package dev.strongroom.api.s3.message;

import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;

/** The codes of the S3-compatible API with their HTTP statuses (sheet 04 §5.2). */
public enum S3Code {
  ACCESS_DENIED("AccessDenied", 403),
  ACCESS_FORBIDDEN("AccessForbidden", 403),
  AUTHORIZATION_HEADER_MALFORMED("AuthorizationHeaderMalformed", 400),
  AUTHORIZATION_QUERY_PARAMETERS_ERROR("AuthorizationQueryParametersError", 400),
  BAD_DIGEST("BadDigest", 400),
  BUCKET_ALREADY_EXISTS("BucketAlreadyExists", 409),
  BUCKET_ALREADY_OWNED_BY_YOU("BucketAlreadyOwnedByYou", 409),
  BUCKET_NOT_EMPTY("BucketNotEmpty", 409),
  CONDITIONAL_REQUEST_CONFLICT("ConditionalRequestConflict", 409),
  ENTITY_TOO_LARGE("EntityTooLarge", 400),
  ENTITY_TOO_SMALL("EntityTooSmall", 400),
  INCOMPLETE_BODY("IncompleteBody", 400),
  INTERNAL_ERROR("InternalError", 500),
  INVALID_ACCESS_KEY_ID("InvalidAccessKeyId", 403),
  INVALID_ARGUMENT("InvalidArgument", 400),
  INVALID_BUCKET_NAME("InvalidBucketName", 400),
  INVALID_DIGEST("InvalidDigest", 400),
  INVALID_LOCATION_CONSTRAINT("InvalidLocationConstraint", 400),
  INVALID_PART("InvalidPart", 400),
  INVALID_PART_NUMBER("InvalidPartNumber", 416),
  INVALID_PART_ORDER("InvalidPartOrder", 400),
  INVALID_RANGE("InvalidRange", 416),
  INVALID_REQUEST("InvalidRequest", 400),
  INVALID_TOKEN("InvalidToken", 400),
  INVALID_URI("InvalidURI", 400),
  KEY_TOO_LONG("KeyTooLongError", 400),
  MALFORMED_TRAILER("MalformedTrailerError", 400),
  MALFORMED_XML("MalformedXML", 400),
  METADATA_TOO_LARGE("MetadataTooLarge", 400),
  METHOD_NOT_ALLOWED("MethodNotAllowed", 405),
  MISSING_CONTENT_LENGTH("MissingContentLength", 411),
  MISSING_REQUEST_BODY("MissingRequestBodyError", 400),
  NO_SUCH_BUCKET("NoSuchBucket", 404),
  NO_SUCH_CORS_CONFIGURATION("NoSuchCORSConfiguration", 404),
  NO_SUCH_KEY("NoSuchKey", 404),
  NO_SUCH_LIFECYCLE_CONFIGURATION("NoSuchLifecycleConfiguration", 404),
  NO_SUCH_OBJECT_LOCK_CONFIGURATION("NoSuchObjectLockConfiguration", 404),
  NO_SUCH_UPLOAD("NoSuchUpload", 404),
  NO_SUCH_VERSION("NoSuchVersion", 404),
  NOT_IMPLEMENTED("NotImplemented", 501),
  OBJECT_LOCK_CONFIGURATION_NOT_FOUND("ObjectLockConfigurationNotFoundError", 404),
  OPERATION_ABORTED("OperationAborted", 409),
  PRECONDITION_FAILED("PreconditionFailed", 412),
  REQUEST_TIME_TOO_SKEWED("RequestTimeTooSkewed", 403),
  REQUEST_TIMEOUT("RequestTimeout", 400),
  ENCRYPTION_CONFIGURATION_NOT_FOUND("ServerSideEncryptionConfigurationNotFoundError", 404),
  SERVICE_UNAVAILABLE("ServiceUnavailable", 503),
  SIGNATURE_DOES_NOT_MATCH("SignatureDoesNotMatch", 403),
  TOO_MANY_BUCKETS("TooManyBuckets", 400),
  UNAUTHORIZED_ACCESS("UnauthorizedAccess", 401),
  CONTENT_SHA256_MISMATCH("XAmzContentSHA256Mismatch", 400);

  private final String text;
  private final int status;

  S3Code(String text, int status) {
    this.text = text;
    this.status = status;
  }

  /** The code as clients read it, such as {@code NoSuchKey}. */
  public String text() {
    return text;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }

  /** The fault with this code. */
  public Fault fault(String message, Header... headers) {
    return new Fault(status, text, message, headers);
  }

  /** The refusal of a header that this API does not take, in B2's words (sheet 04 §2.9). */
  public static Fault unsupportedHeader(String name) {
    return INVALID_ARGUMENT.fault("Unsupported header '" + name + "' received for this API call.");
  }

  /** The refusal of a call that B2 does not have, in B2's words (sheet 04 §3.2). */
  public static Fault unsupportedCall() {
    return NOT_IMPLEMENTED.fault("Backblaze B2 does not support this API call.");
  }

  /** The refusal of something that B2 has and this server has not. */
  public static Fault missingFeature(String what) {
    return NOT_IMPLEMENTED.fault(what + " is not supported by this server.");
  }
}
