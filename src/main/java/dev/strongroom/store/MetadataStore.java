package dev.strongroom.store;

import java.util.function.Function;

/** Transactions over the small tables. Safe for use by any number of threads; blocking. */
public interface MetadataStore extends AutoCloseable {
  /**
   * Runs reads against one consistent snapshot that holds every write acknowledged before the call.
   * Writing inside throws {@link IllegalStateException}.
   *
   * @throws StorageFailedException when the store cannot be read
   */
  <T> T read(Function<Tables, T> work);

  /**
   * Runs the work as one atomic, serializable transaction. When this returns, the change survives a
   * killed process and a power cut. An exception thrown by the work undoes all of it and reaches
   * the caller as it is. The work may run more than once and must not call out: no blobs, no
   * sockets, no waiting.
   *
   * @throws StorageFullException when there is no room; nothing was changed
   * @throws StorageFailedException when it cannot be known whether the change is durable; the store
   *     then takes no more writes until it is opened again
   */
  <T> T write(Function<Tables, T> work);

  /**
   * As {@link #write}, and may use the room that is kept in reserve: for taking rights away and for
   * deleting, which must work on a full disk.
   */
  <T> T writeFromReserve(Function<Tables, T> work);

  /**
   * Grows with every committed change of an account, key or bucket, at the latest when the write
   * that made it returns. What was read while this had a certain value is current as long as it has
   * that value.
   */
  long accessEpoch();

  /** Takes no more work and lets what is running end. */
  @Override
  void close();
}
