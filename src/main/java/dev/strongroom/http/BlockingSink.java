package dev.strongroom.http;

import dev.strongroom.store.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * Sends a body of a known length piece by piece. When a call returns or throws, nobody reads the
 * buffer any more.
 */
final class BlockingSink implements ByteSink {
  /** Pieces are small enough for the time that each is given to end those who read too slowly. */
  private static final int LARGEST_PIECE_BYTES = 256 * 1024;

  private final Request request;
  private final Response response;
  private final Limits limits;
  private final long length;
  private long sentBytes;
  private boolean broken;

  BlockingSink(Request request, Response response, Limits limits, long length) {
    this.request = request;
    this.response = response;
    this.limits = limits;
    this.length = length;
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    if (bytes.remaining() > length - sentBytes) {
      throw new IOException("more bytes than the announced " + length);
    }
    while (bytes.hasRemaining()) {
      int piece = Math.min(bytes.remaining(), LARGEST_PIECE_BYTES);
      sentBytes += piece;
      send(sentBytes == length, bytes.slice(bytes.position(), piece));
      bytes.position(bytes.position() + piece);
    }
  }

  /** Sends the head when there is nothing else to send. */
  void finish() throws IOException {
    send(true, ByteBuffer.allocate(0));
  }

  /** How many bytes were sent. */
  long sentBytes() {
    return sentBytes;
  }

  /** Says whether every byte was sent. */
  boolean isComplete() {
    return sentBytes == length;
  }

  /** Says whether it was the other side that failed. */
  boolean isBroken() {
    return broken;
  }

  private void send(boolean last, ByteBuffer bytes) throws IOException {
    Signal sent = new Signal();
    response.write(last, bytes, sent);
    try {
      if (!sent.await(limits.longestFor(bytes.remaining()).toNanos())) {
        request.fail(new TimeoutException("the caller takes the answer too slowly"));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      request.fail(stopped);
    }
    // The buffer is the caller's again afterwards, so that Jetty must be done with it.
    sent.awaitAlways();
    Throwable failure = sent.failure();
    if (failure != null) {
      broken = true;
      throw new IOException("the answer could not be sent", failure);
    }
  }
}
