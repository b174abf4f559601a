package dev.strongroom.files;

import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketName;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Finds buckets by id or name, and remembers those found as long as the store's access epoch stands
 * still: nearly every request names a bucket, and buckets seldom change.
 */
final class KnownBuckets {
  private static final int MAXIMUM_REMEMBERED = 10_000;

  private record Remembered(Bucket bucket, long epoch) {}

  private final MetadataStore store;
  private final Map<BucketId, Remembered> byId = new ConcurrentHashMap<>();
  private final Map<String, Remembered> byName = new ConcurrentHashMap<>();

  KnownBuckets(MetadataStore store) {
    this.store = store;
  }

  /** The bucket with this id. */
  Optional<Bucket> find(BucketId id) {
    return find(byId, id, (tables, wanted) -> tables.buckets().find(wanted));
  }

  /** The bucket with this name, without regard to case; the text need not be a name at all. */
  Optional<Bucket> findByName(String name) {
    return find(
        byName, BucketName.fold(name), (tables, wanted) -> tables.buckets().findByName(wanted));
  }

  private <K> Optional<Bucket> find(
      Map<K, Remembered> remembered, K wanted, BiFunction<Tables, K, Optional<Bucket>> look) {
    long epoch = store.accessEpoch();
    Remembered known = remembered.get(wanted);
    if (known != null && known.epoch == epoch) {
      return Optional.of(known.bucket);
    }
    Optional<Bucket> found =
        store.read(tables -> look.apply(tables, wanted).map(bucket -> asItStands(tables, bucket)));
    if (found.isEmpty()) {
      remembered.remove(wanted);
      return found;
    }
    if (remembered.size() >= MAXIMUM_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(wanted, new Remembered(found.get(), epoch));
    return found;
  }

  /** The buckets of an account that does not work are closed to strangers (sheet 05 §10). */
  private static Bucket asItStands(Tables tables, Bucket bucket) {
    boolean works =
        tables
            .accounts()
            .find(bucket.accountId())
            .filter(account -> account.state().works())
            .isPresent();
    return works ? bucket : bucket.closed();
  }
}
