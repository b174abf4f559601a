package dev.strongroom.store.disk;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers for reading blobs, kept for the next reader. A read of more than a block gets a
 * large buffer while few of them are in use, because fewer and larger writes to a socket cost less;
 * when many read at once, each has a single block only.
 */
final class BlockBuffers {
  private static final int LARGE_LENGTH = 4 * BlobTrailer.BLOCK_LENGTH;
  private static final int LARGE_COUNT = 32;
  private static final int SMALL_COUNT_KEPT = 128;

  private final BlockingQueue<ByteBuffer> small = new ArrayBlockingQueue<>(SMALL_COUNT_KEPT);
  private final BlockingQueue<ByteBuffer> large = new ArrayBlockingQueue<>(LARGE_COUNT);
  private final Semaphore largeInUse = new Semaphore(LARGE_COUNT);

  /** A buffer to read so many bytes through; to be given back. */
  ByteBuffer take(long length) {
    boolean wantsLarge = length > BlobTrailer.BLOCK_LENGTH && largeInUse.tryAcquire();
    return wantsLarge
        ? known(large.poll(), LARGE_LENGTH)
        : known(small.poll(), BlobTrailer.BLOCK_LENGTH);
  }

  /** Takes a buffer back, which must not be used any more; what is not kept is freed some day. */
  void giveBack(ByteBuffer buffer) {
    if (buffer.capacity() == LARGE_LENGTH) {
      boolean unusedAlwaysFits = large.offer(buffer);
      largeInUse.release();
    } else {
      boolean unusedKept = small.offer(buffer);
    }
  }

  private static ByteBuffer known(@Nullable ByteBuffer kept, int length) {
    return kept != null ? kept.clear() : ByteBuffer.allocateDirect(length);
  }
}
