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

  /**
   * Throws {@link Refusal} when there is no room for so many bytes more in the bucket; there always
   * is for none, and for less than there was.
   */
  static void require(Tables tables, BucketId bucket, long bytes) {
    if (bytes > 0 && tables.quotas().room(bucket) < bytes) {
      throw Refusal.storageCapExceeded();
    }
  }
}
