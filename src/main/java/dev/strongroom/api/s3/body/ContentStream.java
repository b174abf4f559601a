package dev.strongroom.api.s3.body;

import dev.strongroom.api.s3.message.S3Code;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The content of an upload, checked while it passes. The last bytes are handed out only after every
 * check was passed: who gets all announced bytes has content that is what its sender said. Content
 * of no bytes is checked by {@link #checkIfEmpty}.
 */
public final class ContentStream extends InputStream {
  private final InputStream source;
  private final long length;
  private final List<BodyCheck> checks;
  private final byte[] oneByte = new byte[1];
  private long passed;
  private boolean checked;

  /**
   * Makes the stream; reads nothing.
   *
   * @param source the content, no longer in chunks
   * @param length how many bytes of content were announced
   */
  ContentStream(InputStream source, long length, List<BodyCheck> checks) {
    this.source = source;
    this.length = length;
    this.checks = List.copyOf(checks);
  }

  /** The same, of which nothing was read, with one more check. */
  ContentStream with(BodyCheck check) {
    List<BodyCheck> more = new ArrayList<>(checks);
    more.add(check);
    return new ContentStream(source, length, more);
  }

  /** How many bytes of content were announced. */
  public long length() {
    return length;
  }

  /**
   * Reads and checks what comes with content of no bytes, such as a trailer; does nothing for any
   * other, which is checked while it is read.
   */
  public void checkIfEmpty() {
    if (length == 0) {
      try {
        if (source.read() >= 0) {
          throw S3Code.INCOMPLETE_BODY.fault("The body is longer than it was announced.");
        }
      } catch (IOException gone) {
        throw S3Code.INCOMPLETE_BODY.fault("The request body did not arrive.");
      }
      check();
    }
  }

  @Override
  public int read() throws IOException {
    return read(oneByte, 0, 1) < 0 ? -1 : oneByte[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    if (passed == length) {
      return -1;
    }
    int read = source.read(bytes, offset, (int) Math.min(count, length - passed));
    if (read > 0) {
      for (BodyCheck check : checks) {
        check.update(bytes, offset, read);
      }
      passed += read;
      if (passed == length) {
        check();
      }
    }
    return read;
  }

  private void check() {
    if (!checked) {
      checked = true;
      checks.forEach(BodyCheck::finish);
    }
  }
}
