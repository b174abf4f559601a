package dev.strongroom.api.s3;

import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.s3.message.Address;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where an operation is found.
 *
 * @param level what it is about
 * @param subresource the parameter of the query that names it; empty for the thing itself
 * @param copying whether {@code x-amz-copy-source} is there
 */
record S3Route(String method, Level level, String subresource, boolean copying) {
  /** What requests are about. */
  enum Level {
    SERVICE,
    BUCKET,
    OBJECT
  }

  /**
   * Every parameter that names an operation of S3's, known here or not: one that is not served is
   * answered so, and never taken for the bucket or object itself (sheet 04 §3.2). All others are
   * decoration.
   */
  private static final Set<String> SUBRESOURCES =
      Set.of(
          "abac",
          "accelerate",
          "acl",
          "analytics",
          "annotation",
          "annotations",
          "attributes",
          "cors",
          "delete",
          "encryption",
          "intelligent-tiering",
          "inventory",
          "legal-hold",
          "lifecycle",
          "list-type",
          "location",
          "logging",
          "metadataConfiguration",
          "metadataInventoryTable",
          "metadataJournalTable",
          "metadataTable",
          "metrics",
          "notification",
          "object-lock",
          "ownershipControls",
          "policy",
          "policyStatus",
          "publicAccessBlock",
          "renameObject",
          "replication",
          "requestPayment",
          "restore",
          "retention",
          "select",
          "session",
          "tagging",
          "torrent",
          "uploadId",
          "uploads",
          "versioning",
          "versions",
          "website");

  private static final Optional<String> SECOND_VERSION = Optional.of("2");
  private static final String COPY_SOURCE = "x-amz-copy-source";

  static S3Route service(String method) {
    return new S3Route(method, Level.SERVICE, "", false);
  }

  static S3Route bucket(String method, String subresource) {
    return new S3Route(method, Level.BUCKET, subresource, false);
  }

  static S3Route object(String method, String subresource) {
    return new S3Route(method, Level.OBJECT, subresource, false);
  }

  /** The same for a request that names a source to copy. */
  S3Route copied() {
    return new S3Route(method, level, subresource, true);
  }

  /** Where the request leads; throws a fault when it asks for two things at once. */
  static S3Route of(S3Request request) {
    List<String> named =
        request.query().matching(SUBRESOURCES::contains).stream()
            .map(parameter -> parameter.name())
            .distinct()
            .toList();
    if (named.size() > 1) {
      throw S3Code.INVALID_ARGUMENT.fault(
          "Conflicting query string parameters: " + String.join(", ", named));
    }
    String subresource = named.isEmpty() ? "" : named.getFirst();
    if (subresource.equals("list-type")
        && !request.query().text("list-type").equals(SECOND_VERSION)) {
      throw S3Code.INVALID_ARGUMENT.fault("list-type must be 2");
    }
    boolean copying = request.method().equals("PUT") && request.header(COPY_SOURCE).isPresent();
    return new S3Route(request.method(), level(request.address()), subresource, copying);
  }

  /** The fault for a route that leads nowhere. */
  Fault nowhere() {
    return switch (method) {
      case "OPTIONS" ->
          S3Code.ACCESS_FORBIDDEN.fault(
              "CORSResponse: This CORS request is not allowed. This is usually because the"
                  + " evaluation of Origin, request method / Access-Control-Request-Method or"
                  + " Access-Control-Request-Headers are not whitelisted by the resource's CORS"
                  + " spec.");
      case "GET", "HEAD", "PUT", "POST", "DELETE" -> S3Code.unsupportedCall();
      default ->
          S3Code.METHOD_NOT_ALLOWED.fault(
              "The specified method is not allowed against this resource.",
              new Header("Allow", "GET, HEAD, PUT, POST, DELETE"));
    };
  }

  private static Level level(Address address) {
    if (address.key().isPresent()) {
      return Level.OBJECT;
    }
    return address.bucket().isPresent() ? Level.BUCKET : Level.SERVICE;
  }
}
