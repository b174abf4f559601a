package dev.strongroom.api.s3;

import dev.strongroom.access.Target;
import dev.strongroom.api.Fault;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.model.BucketType;
import java.util.Optional;

/** The access control lists that there are: one bit, the bucket's type (sheet 04 §3.2). */
final class CannedAcl {
  private static final String HEADER = "x-amz-acl";
  private static final String GRANT = "x-amz-grant-";

  private CannedAcl() {}

  /** The type that the request asks for; throws a fault for any but the two. */
  static Optional<BucketType> of(S3Request request) {
    request.amzNames().stream()
        .filter(name -> name.startsWith(GRANT))
        .findFirst()
        .ifPresent(name -> {
          throw S3Code.unsupportedHeader(name);
        });
    return request
        .header(HEADER)
        .map(value ->
            switch (value) {
              case "private" -> BucketType.ALL_PRIVATE;
              case "public-read" -> BucketType.ALL_PUBLIC;
              default -> throw unsupported(value);
            });
  }

  /** Refuses an upload whose list is not the bucket's, in B2's words. */
  static void requireThatOf(Target.OfBucket bucket, Optional<BucketType> asked) {
    bucket.id();
    BucketType held = bucket.readableByAnyone() ? BucketType.ALL_PUBLIC : BucketType.ALL_PRIVATE;
    if (asked.isPresent() && asked.get() != held) {
      throw unsupported(asked.get() == BucketType.ALL_PUBLIC ? "public-read" : "private");
    }
  }

  private static Fault unsupported(String value) {
    return S3Code.INVALID_ARGUMENT.fault("Unsupported value for canned acl '" + value + "'");
  }
}
