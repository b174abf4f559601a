package dev.strongroom.store;

import java.io.IOException;

/** A blob that is open for reading, by one thread at a time. */
public interface OpenBlob extends AutoCloseable {
  /**
   * Hands the bytes of a range to the sink in order, each piece only after its checksum was
   * verified.
   *
   * @param offset first byte, from 0
   * @param length number of bytes; offset and length lie within the blob
   * @throws DamagedException when the bytes are not those that were stored; the sink has seen only
   *     good bytes
   * @throws IOException what the sink threw
   */
  void transfer(long offset, long length, ByteSink sink) throws IOException;

  @Override
  void close();
}
