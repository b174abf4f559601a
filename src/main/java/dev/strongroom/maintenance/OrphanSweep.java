package dev.strongroom.maintenance;

import dev.strongroom.model.BlobId;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.MetadataStore;
import java.util.function.Consumer;

/**
 * Drops blobs that no row refers to: what uploads left behind when the server was killed, and what
 * was not dropped while a backup ran.
 */
public final class OrphanSweep {
  private final MetadataStore store;
  private final BlobStore blobs;
  private final Consumer<BlobId> dropping;

  /** Prepares a sweep of stores that nobody reads. */
  public OrphanSweep(MetadataStore store, BlobStore blobs) {
    this(store, blobs, blobs::drop);
  }

  /**
   * Prepares a sweep of stores in use.
   *
   * @param dropping drops a blob, though not before its last reader is done: what is deleted while
   *     it is read is an orphan too
   */
  public OrphanSweep(MetadataStore store, BlobStore blobs, Consumer<BlobId> dropping) {
    this.store = store;
    this.blobs = blobs;
    this.dropping = dropping;
  }

  /**
   * Looks at every blob once.
   *
   * @param lastWrittenBeforeMillis younger blobs are left alone; milliseconds since 1970 UTC, by
   *     the clock of the storage
   */
  public SweepReport run(long lastWrittenBeforeMillis) {
    Count count = new Count();
    blobs.forEach(
        lastWrittenBeforeMillis,
        blob -> {
          count.seen++;
          if (!isReferredTo(blob)) {
            dropping.accept(blob);
            count.dropped++;
          }
        });
    return new SweepReport(count.seen, count.dropped);
  }

  private static final class Count {
    private long seen;
    private long dropped;
  }

  /** New references are made only from existing ones, so an orphan stays one. */
  private boolean isReferredTo(BlobId blob) {
    return store.<Boolean>read(
        tables -> tables.fileVersions().refersTo(blob) || tables.parts().refersTo(blob));
  }
}
