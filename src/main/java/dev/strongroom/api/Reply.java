package dev.strongroom.api;

import dev.strongroom.store.ByteSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers all but Content-Length and Date, which the listener adds
 * @param body what follows
 */
public record Reply(int status, List<Headers.Header> headers, Body body) {
  /** Copies the headers. */
  public Reply {
    headers = List.copyOf(headers);
  }

  /** What follows the head of an answer. For HEAD requests the listener sends its length alone. */
  public sealed interface Body {
    /** The length in bytes. */
    long length();
  }

  /** Bytes in memory. */
  public record Bytes(byte[] bytes) implements Body {
    /** No bytes. */
    public static final Bytes NONE = new Bytes(new byte[0]);

    @Override
    public long length() {
      return bytes.length;
    }
  }

  /**
   * Bytes that are read while they are sent.
   *
   * @param length exactly how many
   * @param source hands them over; closed by the listener in every case, also when it was never
   *     read
   */
  public record Stream(long length, Source source) implements Body {}

  /** Where the bytes of a {@link Stream} come from. */
  public interface Source extends AutoCloseable {
    /**
     * Hands all bytes to the sink; an exception ends the connection, so that the receiver notices.
     */
    void transferTo(ByteSink sink) throws IOException;

    @Override
    void close();
  }

  /** The same answer with one header more. */
  public Reply with(String name, String value) {
    List<Headers.Header> more = new ArrayList<>(headers);
    more.add(new Headers.Header(name, value));
    return new Reply(status, more, body);
  }

  /** The same answer with these headers more, in their order. */
  public Reply with(List<Headers.Header> further) {
    List<Headers.Header> more = new ArrayList<>(headers);
    more.addAll(further);
    return new Reply(status, more, body);
  }
}
