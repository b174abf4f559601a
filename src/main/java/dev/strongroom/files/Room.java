package dev.strongroom.files;

import dev.strongroom.model.BucketId;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.Tables;

/**
 * Looks whether a quota leaves room for a body, before it is taken in. Whether it does when the
 * body has come is decided with the commit.
 */
final class Room {
  private Room() {}

  /** Throws {@link Refusal} when there is no room for so many bytes in the bucket. */
  static void require(Tables tables, BucketId bucket, long bytes) {
    if (tables.quotas().room(bucket) < bytes) {
      throw Refusal.storageCapExceeded();
    }
  }
}
