package dev.strongroom.api.s3.body;

import dev.strongroom.api.s3.message.S3Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Lines and bytes from one stream, through one buffer. */
final class WireInput {
  private static final int MAXIMUM_LINE_LENGTH = 1024;

  private final InputStream stream;
  private final byte[] buffer = new byte[8 * 1024];
  private int position;
  private int limit;

  WireInput(InputStream stream) {
    this.stream = stream;
  }

  /**
   * The next line without its end, which is CRLF or LF; the rest when the stream ends within it.
   * Throws a fault when it is longer than 1 KiB.
   */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (fill()) {
      byte value = buffer[position++];
      if (value == '\n') {
        break;
      }
      if (line.length() == MAXIMUM_LINE_LENGTH) {
        throw S3Code.INCOMPLETE_BODY.fault("A line of the chunked body is too long.");
      }
      line.append((char) (value & 0xff));
    }
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) == '\r') {
      line.setLength(length - 1);
    }
    return line.toString();
  }

  /** Reads some bytes, at least one; -1 at the end. */
  int read(byte[] bytes, int offset, int length) throws IOException {
    if (position == limit && length >= buffer.length) {
      return stream.read(bytes, offset, length);
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(buffer, position, bytes, offset, count);
    position += count;
    return count;
  }

  /** Says whether nothing follows. */
  boolean isAtEnd() throws IOException {
    return !fill();
  }

  /** Expects CRLF, or LF alone, and says whether it was there. */
  boolean skipLineEnd() throws IOException {
    boolean returned = fill() && buffer[position] == '\r';
    if (returned) {
      position++;
    }
    boolean ended = fill() && buffer[position] == '\n';
    if (ended) {
      position++;
    }
    return ended;
  }

  private boolean fill() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, stream.read(buffer, 0, buffer.length));
    }
    return position < limit;
  }

  /** The bytes of a line that was read. */
  static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.ISO_8859_1);
  }
}
