package dev.strongroom.store.disk;

import dev.strongroom.model.AuditPosition;
import dev.strongroom.store.AuditBacklog;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the parts of an audit log back, the newest first. */
final class PartsBacklog implements AuditBacklog {
  /** From here on halving the rest saves nothing. */
  private static final int SMALL_BYTES = 64 * 1024;

  private final TreeMap<Long, Path> parts;
  private final long lastPacked;
  private final long mostBytes;
  private long readBytes;
  private long part;
  private @Nullable BackwardLines lines;

  private PartsBacklog(AuditParts.Readable readable, long mostBytes) {
    this.parts = readable.files();
    this.lastPacked = readable.lastPacked();
    this.mostBytes = mostBytes;
  }

  /**
   * Opens the newest part that is meant, so that it can be read even when it changes its name.
   *
   * @param lengthBytes of the log itself, behind which a line may be half written
   */
  static PartsBacklog open(
      AuditParts.Readable readable,
      long lengthBytes,
      Optional<AuditPosition> before,
      long mostBytes)
      throws IOException {
    PartsBacklog backlog = new PartsBacklog(readable, mostBytes);
    long newest = readable.files().lastKey();
    AuditPosition start = before.orElse(new AuditPosition(newest, lengthBytes));
    Path file = readable.files().get(start.part());
    if (file == null) {
      backlog.part = start.part();
      backlog.beginOlder();
    } else {
      boolean grows = start.part() == newest;
      backlog.begin(
          start.part(), file, grows ? Math.min(start.offset(), lengthBytes) : start.offset());
    }
    return backlog;
  }

  @Override
  public void skipWhile(Predicate<String> isTooNew) {
    try {
      while (lines != null && !skipWithin(lines, isTooNew)) {
        beginOlder();
      }
    } catch (IOException unreadable) {
      throw failed(unreadable);
    }
  }

  @Override
  public Optional<String> next(String text) {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    try {
      while (lines != null && readBytes + lines.readBytes() < mostBytes) {
        Optional<byte[]> line = lines.previous();
        if (line.isEmpty()) {
          beginOlder();
        } else if (contains(line.get(), wanted)) {
          return line.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException unreadable) {
      throw failed(unreadable);
    }
    return Optional.empty();
  }

  @Override
  public Optional<AuditPosition> rest() {
    if (lines == null) {
      return Optional.empty();
    }
    boolean isAll = lines.position() == 0 && parts.lowerKey(part) == null;
    return isAll ? Optional.empty() : Optional.of(new AuditPosition(part, lines.position()));
  }

  @Override
  public boolean leavesOut() {
    return lastPacked > 0 && part <= lastPacked + 1;
  }

  @Override
  public void close() {
    try {
      end();
    } catch (IOException unreadable) {
      throw failed(unreadable);
    }
  }

  /** Says whether anything of the part is left. */
  private static boolean skipWithin(BackwardLines lines, Predicate<String> isTooNew)
      throws IOException {
    long end = lines.position();
    Optional<BackwardLines.Placed> first = lines.firstBehind(0, end);
    if (first.isEmpty() || isTooNew.test(first.get().text())) {
      return false;
    }
    long low = 0;
    long high = end;
    while (high - low > SMALL_BYTES) {
      long middle = low + (high - low) / 2;
      Optional<BackwardLines.Placed> line = lines.firstBehind(middle, high);
      if (line.isEmpty() || isTooNew.test(line.get().text())) {
        high = middle;
      } else {
        low = line.get().offset();
      }
    }
    Optional<BackwardLines.Placed> at = lines.firstBehind(high, end);
    lines.moveTo(at.map(BackwardLines.Placed::offset).orElse(end));
    return lines.position() > 0;
  }

  private void begin(long number, Path file, long end) throws IOException {
    part = number;
    lines = BackwardLines.open(file, end);
  }

  /** Goes on with the next older part; one that was moved away meanwhile is passed over. */
  private void beginOlder() throws IOException {
    end();
    Map.Entry<Long, Path> older = parts.lowerEntry(part);
    while (older != null && lines == null) {
      part = older.getKey();
      try {
        lines = BackwardLines.open(older.getValue(), Files.size(older.getValue()));
      } catch (NoSuchFileException gone) {
        older = parts.lowerEntry(part);
      }
    }
    if (lines == null) {
      part = 0;
    }
  }

  private void end() throws IOException {
    if (lines != null) {
      readBytes += lines.readBytes();
      lines.close();
      lines = null;
    }
  }

  private static boolean contains(byte[] line, byte[] wanted) {
    int last = line.length - wanted.length;
    for (int at = 0; at <= last; at++) {
      int matched = 0;
      while (matched < wanted.length && line[at + matched] == wanted[matched]) {
        matched++;
      }
      if (matched == wanted.length) {
        return true;
      }
    }
    return false;
  }

  private static StorageFailedException failed(IOException cause) {
    return new StorageFailedException("The audit log cannot be read.", cause);
  }
}
