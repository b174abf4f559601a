package dev.strongroom.api.s3;

import dev.strongroom.access.Target;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.model.AccountId;

/**
 * The headers in which a caller says whose a bucket must be: compared with the bucket's owner,
 * whoever asks (sheet 04 §3.3).
 */
enum ExpectedOwner {
  /** Of the bucket in the request's address. */
  OF_BUCKET("x-amz-expected-bucket-owner"),
  /** Of the bucket that is copied from. */
  OF_SOURCE("x-amz-source-expected-bucket-owner");

  private final String header;

  ExpectedOwner(String header) {
    this.header = header;
  }

  /**
   * The bucket; throws a fault when it is somebody's who is not expected. One that is absent stays
   * absent, and one out of the key's reach is left to the gate, which answers for both alike. The
   * message is the gate's for a missing capability, so that it does not tell them apart either.
   */
  Target.OfBucket checked(S3Input input, Target.OfBucket bucket) {
    boolean reached =
        bucket.readableByAnyone()
            || bucket.bucket().filter(input.grant().buckets()::covers).isPresent();
    if (reached) {
      bucket.owner().ifPresent(owner -> check(input, owner));
    }
    return bucket;
  }

  /** Throws a fault when another owner is expected than this one. */
  void check(S3Input input, AccountId owner) {
    boolean another =
        input.request().header(header).filter(text -> !text.equals(owner.value())).isPresent();
    if (another) {
      throw S3Code.ACCESS_DENIED.fault("not entitled");
    }
  }
}
