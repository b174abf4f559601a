package dev.strongroom.files;

import dev.strongroom.model.Slice;
import dev.strongroom.store.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Verified bytes in memory.
 *
 * @param slice which of them are handed over
 */
record SmallContent(byte[] bytes, Slice slice) implements OpenContent {
  @Override
  public void transferTo(ByteSink sink) throws IOException {
    sink.write(
        ByteBuffer.wrap(bytes, Math.toIntExact(slice.offset()), Math.toIntExact(slice.length())));
  }

  @Override
  public void close() {}
}
