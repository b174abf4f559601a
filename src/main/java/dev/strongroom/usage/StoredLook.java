package dev.strongroom.usage;

import dev.strongroom.store.BucketBytes;
import dev.strongroom.store.MetadataStore;
import java.util.List;

/**
 * One look at what every bucket holds, in steps of one transaction each that writes about {@link
 * #ROWS} rows at most: fewer buckets at a time when there are more days to be booked.
 */
final class StoredLook {
  private static final int ROWS = 500;

  private final MetadataStore store;
  private final StoredTime time;
  private final int pageLength;
  private String after = "";

  /**
   * Begins one.
   *
   * @param lastMillis when it was last looked, in milliseconds since 1970 UTC
   * @param nowMillis which counts for the whole look, however long it takes
   */
  StoredLook(MetadataStore store, long lastMillis, long nowMillis) {
    this.store = store;
    this.time = new StoredTime(lastMillis, nowMillis);
    this.pageLength = Math.max(1, ROWS / time.mostDays());
  }

  long nowMillis() {
    return time.nowMillis();
  }

  boolean crossesMidnight() {
    return UsageMeter.epochDay(time.lastMillis()) < UsageMeter.epochDay(time.nowMillis());
  }

  /** Books some buckets, in order of id; says whether those were the last. */
  boolean step() {
    List<BucketBytes> page =
        store.read(tables -> tables.storageTotals().buckets(after, pageLength));
    if (!page.isEmpty()) {
      store.<Integer>write(tables -> {
        page.forEach(bucket -> time.book(tables, bucket));
        return page.size();
      });
      after = page.getLast().bucket().value();
    }
    return page.size() < pageLength;
  }
}
