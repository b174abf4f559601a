package dev.strongroom.store;

import dev.strongroom.model.BlobId;

/**
 * Blobs under names that they had before, apart from any store: a backup's, or those of a data
 * directory that is being restored. Used by one thread.
 */
public interface BlobArchive extends AutoCloseable {
  /**
   * Copies a blob into the archive, every byte verified on the way. One that is there already, with
   * the same length, is left as it is.
   *
   * @return whether it was copied
   * @throws DamagedException when the source is not what was stored; nothing of it stays
   * @throws StorageFullException when there is no room
   * @throws StorageFailedException when it cannot be written
   */
  boolean add(BlobId id, long length, OpenBlob source);

  /** Opens a blob for reading, as {@link BlobStore#open} does. */
  OpenBlob open(BlobId id, long length);

  /** Makes everything added survive a power cut. */
  void force();

  /** Ends. */
  @Override
  void close();
}
