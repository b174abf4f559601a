package dev.strongroom.store;

import dev.strongroom.model.BlobId;
import java.util.function.Consumer;

/**
 * Immutable bytes under random names. A blob is written once, kept or discarded, read in ranges,
 * and dropped. Every blob carries checksums, which are verified before a byte of it is handed out.
 */
public interface BlobStore extends AutoCloseable {
  /** Begins a new blob; throws {@link StorageFullException} or {@link StorageFailedException}. */
  StagedBlob stage();

  /**
   * Opens a kept blob for reading.
   *
   * @param length the length in bytes that it must have
   * @throws DamagedException when it is missing, or is not the blob that was kept under this id
   *     with this length
   */
  OpenBlob open(BlobId id, long length);

  /**
   * Removes a blob; nothing happens when there is none. Readers that have it open go on
   * undisturbed.
   */
  void drop(BlobId id);

  /**
   * Until the hold is closed, {@link #drop} does nothing; what it leaves behind is an orphan, which
   * the sweeper takes some other day. A backup holds, so that no blob goes that its copy of the
   * metadata names.
   */
  Hold holdDrops();

  /**
   * Names every blob that nobody is staging and that was last written before this time, in no
   * order. For the sweeper, which drops those that no row refers to.
   *
   * @param lastWrittenBeforeMillis milliseconds since 1970 UTC, by the clock of the storage
   */
  void forEach(long lastWrittenBeforeMillis, Consumer<BlobId> visitor);

  /** Ends. */
  @Override
  void close();

  /** Keeps blobs from being dropped. */
  @FunctionalInterface
  interface Hold extends AutoCloseable {
    /** Ends the hold; called once. */
    @Override
    void close();
  }
}
