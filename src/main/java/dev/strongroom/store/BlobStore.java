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
   * Names every blob that nobody is staging and that was last written before this time, in no
   * order. For the sweeper, which drops those that no row refers to.
   *
   * @param lastWrittenBeforeMillis milliseconds since 1970 UTC, by the clock of the storage
   */
  void forEach(long lastWrittenBeforeMillis, Consumer<BlobId> visitor);

  /** Ends. */
  @Override
  void close();
}
