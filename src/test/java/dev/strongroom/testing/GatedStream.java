package dev.strongroom.testing;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A body that stops before its last byte until it is told to go on. */
public final class GatedStream extends InputStream {
  private static final long LONGEST_SECONDS = 180;

  private final byte[] content;
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);
  private int position;

  /** A body with this content, at least one byte. */
  public GatedStream(byte[] content) {
    this.content = content.clone();
  }

  /** Waits until all but the last byte was read. */
  public void awaitReached() throws InterruptedException {
    if (!reached.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the body was not read");
    }
  }

  /** Lets the last byte through. */
  public void open() {
    opened.countDown();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (position == content.length) {
      return -1;
    }
    if (position == content.length - 1) {
      reached.countDown();
      await();
    }
    int last = position < content.length - 1 ? content.length - 1 : content.length;
    int count = Math.min(length, last - position);
    System.arraycopy(content, position, bytes, offset, count);
    position += count;
    return count;
  }

  private void await() throws IOException {
    try {
      if (!opened.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the gate was never opened");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
