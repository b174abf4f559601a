package dev.strongroom.files;

import dev.strongroom.store.ByteSink;
import java.io.IOException;

/**
 * Bytes of a file version, open for one thread. They can be read to their end even when the version
 * is deleted meanwhile.
 */
public interface OpenContent extends AutoCloseable {
  /** No bytes. */
  OpenContent NOTHING =
      new OpenContent() {
        @Override
        public void transferTo(ByteSink sink) {}

        @Override
        public void close() {}
      };

  /**
   * Hands all bytes over in order, each only after its checksum was verified.
   *
   * @throws dev.strongroom.store.DamagedException when stored bytes are not those that were stored
   * @throws IOException what the sink threw
   */
  void transferTo(ByteSink sink) throws IOException;

  @Override
  void close();
}
