package dev.strongroom.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** A body whose sender goes away. */
public final class BrokenStream extends InputStream {
  private BrokenStream() {}

  /** A body that breaks off after these bytes. */
  public static InputStream after(byte[] content, int length) {
    return new SequenceInputStream(
        new ByteArrayInputStream(content, 0, length), new BrokenStream());
  }

  @Override
  public int read() throws IOException {
    throw new IOException("connection reset");
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    throw new IOException("connection reset");
  }
}
