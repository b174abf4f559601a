package dev.strongroom.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, read when it is asked for and not before: the first read is what answers
 * {@code Expect: 100-continue}. Fails when fewer bytes came than were announced, and when the
 * caller is slower than the limits allow. For one thread at a time.
 */
final class RequestBody extends InputStream {
  private static final long FOREVER_NANOS = Duration.ofDays(365).toNanos();

  private final Request request;
  private final Limits limits;
  private final boolean expectsContinue;
  private final byte[] oneByte = new byte[1];
  private @Nullable Signal demanded;
  private ByteBuffer current = BufferUtil.EMPTY_BUFFER;
  private Content.@Nullable Chunk chunk;
  private long receivedBytes;
  private long patienceNanos;
  private boolean begun;
  private boolean ended;
  private boolean tooSlow;
  private @Nullable IOException failure;

  RequestBody(Request request, Limits limits) {
    this.request = request;
    this.limits = limits;
    this.patienceNanos = limits.stalledBody().toNanos();
    this.expectsContinue = Expectation.isContinue(request);
  }

  @Override
  public int read() throws IOException {
    return read(oneByte, 0, 1) < 0 ? -1 : oneByte[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    while (!current.hasRemaining()) {
      if (!next(true, FOREVER_NANOS)) {
        return -1;
      }
    }
    int count = Math.min(length, current.remaining());
    current.get(bytes, offset, count);
    return count;
  }

  /** Says whether the caller was slower than the limits allow. */
  boolean isTooSlow() {
    return tooSlow;
  }

  /** Says whether the caller waits for a 100 that it did not get. */
  boolean isContinueAwaited() {
    return expectsContinue && !begun;
  }

  /** How many bytes came. */
  long receivedBytes() {
    return receivedBytes;
  }

  /** How many announced bytes did not come yet; the largest number when none were announced. */
  long missingBytes() {
    long announced = request.getLength();
    return announced < 0 ? Long.MAX_VALUE : announced - receivedBytes;
  }

  /**
   * Throws away what comes until the end.
   *
   * @param mostBytes how many bytes to take at most
   * @param wait whether to wait for bytes that have not arrived
   * @param limit how long to wait at most in all
   * @return whether the end was reached
   */
  boolean discard(long mostBytes, boolean wait, Duration limit) {
    long enoughBytes = receivedBytes + mostBytes;
    long deadlineNanos = System.nanoTime() + limit.toNanos();
    try {
      while (receivedBytes < enoughBytes) {
        if (!next(wait, deadlineNanos - System.nanoTime())) {
          return ended;
        }
      }
      return ended;
    } catch (IOException gone) {
      return false;
    }
  }

  /** Takes the next piece; false at the end, and without waiting when there is none at hand. */
  private boolean next(boolean wait, long mostNanos) throws IOException {
    begun = true;
    release();
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    long deadlineNanos = System.nanoTime() + mostNanos;
    while (!ended) {
      Signal pending = demanded;
      if (pending != null && !await(pending, wait ? deadlineNanos - System.nanoTime() : 0)) {
        return false;
      }
      Content.Chunk read = request.read();
      if (read != null) {
        return accept(read);
      }
      if (!wait) {
        return false;
      }
      demanded = new Signal();
      request.demand(demanded);
    }
    return false;
  }

  private boolean accept(Content.Chunk read) throws IOException {
    if (Content.Chunk.isFailure(read)) {
      throw failed(new IOException("the request body broke off", read.getFailure()));
    }
    chunk = read;
    current = read.getByteBuffer();
    receivedBytes += current.remaining();
    patienceNanos = limits.patienceAfter(patienceNanos, current.remaining());
    ended = read.isLast();
    if (ended && missingBytes() != 0 && request.getLength() >= 0) {
      throw failed(new IOException("the request body is not as long as announced"));
    }
    return !ended || current.hasRemaining();
  }

  /** Waits for bytes that were demanded; false when they did not come in the time given. */
  private boolean await(Signal signal, long mostNanos) throws IOException {
    long begunNanos = System.nanoTime();
    long nanos = Math.min(mostNanos, patienceNanos);
    try {
      if (signal.await(nanos)) {
        demanded = null;
        return true;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw failed(new InterruptedIOException("interrupted while reading the request body"));
    } finally {
      patienceNanos -= System.nanoTime() - begunNanos;
    }
    if (patienceNanos > 0) {
      return false;
    }
    tooSlow = true;
    throw failed(new IOException("the request body came too slowly"));
  }

  private IOException failed(IOException problem) {
    release();
    failure = problem;
    return problem;
  }

  private void release() {
    current = BufferUtil.EMPTY_BUFFER;
    if (chunk != null) {
      chunk.release();
      chunk = null;
    }
  }

  /** Gives back the memory; what was not read is not read any more. */
  @Override
  public void close() {
    release();
    if (!ended && failure == null) {
      failure = new IOException("the request is over");
    }
  }
}
