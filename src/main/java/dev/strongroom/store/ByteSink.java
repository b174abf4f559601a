package dev.strongroom.store;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where bytes go. */
@FunctionalInterface
public interface ByteSink {
  /**
   * Takes all remaining bytes of the buffer before it returns. The buffer is the caller's again
   * afterwards.
   *
   * @throws IOException when the other side is gone
   */
  void write(ByteBuffer bytes) throws IOException;
}
