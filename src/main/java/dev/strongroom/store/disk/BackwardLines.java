package dev.strongroom.store.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of a file from a place towards its begin, read in blocks. Holds a block and a line in
 * memory, whatever the length of the file.
 */
final class BackwardLines implements AutoCloseable {
  private static final int BLOCK_BYTES = 64 * 1024;
  private static final int LONGEST_LINE_BYTES = 1 << 20;
  private static final byte LINE_FEED = '\n';

  private final RandomAccessFile file;

  /** Bytes of the file from {@link #from} on, up to what was handed out already. */
  private byte[] bytes = new byte[0];

  private long from;
  private int length;
  private long readBytes;

  private BackwardLines(RandomAccessFile file, long end) {
    this.file = file;
    this.from = end;
  }

  /** Opens the file; what stands behind {@code end} is not looked at. */
  static BackwardLines open(Path path, long end) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    return new BackwardLines(file, Math.min(end, file.length()));
  }

  /** Where the line begins that was handed out last: the end of what is older. */
  long position() {
    return from + length;
  }

  /** How many bytes were read so far. */
  long readBytes() {
    return readBytes;
  }

  /** The line before; empty at the begin of the file. A line of absurd length is cut. */
  Optional<byte[]> previous() throws IOException {
    int begin = beginOfLast();
    while (begin < 0 && from > 0 && length < LONGEST_LINE_BYTES) {
      readBlock();
      begin = beginOfLast();
    }
    if (length == 0) {
      return Optional.empty();
    }
    int start = Math.max(begin, 0);
    int end = bytes[length - 1] == LINE_FEED ? length - 1 : length;
    byte[] line = Arrays.copyOfRange(bytes, start, end);
    length = start;
    return Optional.of(line);
  }

  /** Goes back to the begin of the line that the offset lies in. */
  void moveTo(long offset) {
    from = offset;
    length = 0;
  }

  /** The first whole line behind the offset, and where it begins; empty when there is none. */
  Optional<Placed> firstBehind(long offset, long end) throws IOException {
    long at = offset;
    if (offset > 0) {
      at = behindLineFeed(offset - 1, end);
    }
    if (at >= end) {
      return Optional.empty();
    }
    int most = (int) Math.min(end - at, LONGEST_LINE_BYTES);
    byte[] text = new byte[Math.min(most, BLOCK_BYTES)];
    file.seek(at);
    file.readFully(text);
    readBytes += text.length;
    return Optional.of(new Placed(at, new String(text, StandardCharsets.UTF_8)));
  }

  /** The begin of a line, of which the first 64 KiB are there, perhaps with more behind it. */
  record Placed(long offset, String text) {}

  private long behindLineFeed(long offset, long end) throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    for (long at = offset; at < end; at += block.length) {
      file.seek(at);
      int count = (int) Math.min(block.length, end - at);
      file.readFully(block, 0, count);
      readBytes += count;
      for (int index = 0; index < count; index++) {
        if (block[index] == LINE_FEED) {
          return at + index + 1;
        }
      }
    }
    return end;
  }

  /** The index behind the last line feed but the one at the end; -1 when there is none. */
  private int beginOfLast() {
    for (int index = length - 2; index >= 0; index--) {
      if (bytes[index] == LINE_FEED) {
        return index + 1;
      }
    }
    return from == 0 && length > 0 ? 0 : -1;
  }

  private void readBlock() throws IOException {
    int count = (int) Math.min(from, BLOCK_BYTES);
    byte[] more = new byte[count + length];
    file.seek(from - count);
    file.readFully(more, 0, count);
    System.arraycopy(bytes, 0, more, count, length);
    bytes = more;
    from -= count;
    length += count;
    readBytes += count;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
