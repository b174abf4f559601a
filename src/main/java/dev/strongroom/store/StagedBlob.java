package dev.strongroom.store;

import dev.strongroom.model.BlobId;

/**
 * A blob that is being written by one thread. The order is: write, {@link #keep}, commit the row
 * that refers to it, {@link #adopted}, close. Closing one that was not adopted discards it.
 */
public interface StagedBlob extends AutoCloseable {
  /** Appends bytes; throws {@link StorageFullException} or {@link StorageFailedException}. */
  void write(byte[] bytes, int offset, int length);

  /** How many bytes were written. */
  long length();

  /** Makes the bytes and their name survive a power cut, and gives back the name. Called once. */
  BlobId keep();

  /** Says that a row refers to the blob now, or may do so: closing leaves it alone. */
  void adopted();

  @Override
  void close();
}
