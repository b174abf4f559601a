package dev.strongroom.store;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.BucketId;

/**
 * What a bucket holds now.
 *
 * @param createdAtMillis of the bucket, in milliseconds since 1970 UTC
 */
public record BucketBytes(
    BucketId bucket, AccountId account, String name, long createdAtMillis, long bytes) {}
