package dev.strongroom.testing;

import java.io.InputStream;

/** A body that must not be read. */
public final class UntouchableStream extends InputStream {
  @Override
  public int read() {
    throw new AssertionError("a byte of the body was read");
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    throw new AssertionError("bytes of the body were read");
  }
}
