package dev.strongroom.store.disk;

import dev.strongroom.model.AuditPosition;
import dev.strongroom.store.AuditBacklog;
import dev.strongroom.store.AuditLog;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.StorageException;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log as a file, a JSON object a line. When the file is long it is set aside under its
 * name with a number behind it, and a new one begun; nothing is ever removed.
 */
public final class JsonLinesAuditLog implements AuditLog {
  private static final Logger LOGGER = LoggerFactory.getLogger(JsonLinesAuditLog.class);
  private static final long LONGEST_BYTES = 64L * 1024 * 1024;

  private final Path path;
  private final Reserve reserve;
  private final long longestBytes;

  /** Held for reading while a line is written and synced, for writing while files change places. */
  private final ReadWriteLock places = new ReentrantReadWriteLock(true);

  private final AuditParts parts;
  private AppendFile file;
  private volatile long setAsideAtBytes;

  private JsonLinesAuditLog(Path path, Reserve reserve, long longestBytes) {
    this.path = path;
    this.reserve = reserve;
    this.longestBytes = longestBytes;
    this.setAsideAtBytes = longestBytes;
    this.parts = new AuditParts(path);
    this.file = AppendFile.open(path, reserve);
  }

  /** Opens the file, and makes it when it is missing. Durable lines may use the reserve. */
  public static JsonLinesAuditLog open(Path path, Reserve reserve) {
    return open(path, reserve, LONGEST_BYTES);
  }

  static JsonLinesAuditLog open(Path path, Reserve reserve, long longestBytes) {
    return new JsonLinesAuditLog(path, reserve, longestBytes);
  }

  @Override
  public void append(String line, boolean durable) {
    if (line.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a line of the audit log has no line break");
    }
    boolean isLong;
    places.readLock().lock();
    try {
      file.append(line, durable);
      isLong = file.length() >= setAsideAtBytes;
    } finally {
      places.readLock().unlock();
    }
    if (isLong) {
      setAside();
    }
  }

  @Override
  public boolean takesLines() {
    places.readLock().lock();
    try {
      return file.takesLines();
    } finally {
      places.readLock().unlock();
    }
  }

  @Override
  public AuditBacklog back(Optional<AuditPosition> before, long mostBytes) {
    places.readLock().lock();
    try {
      return PartsBacklog.open(parts.readable(), file.length(), before, mostBytes);
    } catch (IOException unreadable) {
      throw new StorageFailedException("The audit log " + path + " cannot be read.", unreadable);
    } finally {
      places.readLock().unlock();
    }
  }

  @Override
  public void close() {
    places.writeLock().lock();
    try {
      file.close();
    } finally {
      places.writeLock().unlock();
    }
  }

  /** The line is written already, so a failure here is no failure of its change. */
  private void setAside() {
    places.writeLock().lock();
    try {
      if (file.length() < setAsideAtBytes) {
        return;
      }
      // The name always leads to a file: after a crash in between, to the long one under two names.
      Path aside = parts.next();
      Files.createLink(aside, path);
      beginAnew(aside);
      AppendFile next = AppendFile.open(path, reserve);
      AppendFile full = file;
      file = next;
      setAsideAtBytes = longestBytes;
      full.close();
    } catch (IOException | StorageException failure) {
      setAsideAtBytes = file.length() + longestBytes;
      LOGGER.warn("the audit log could not be set aside and grows on", failure);
    } finally {
      places.writeLock().unlock();
    }
  }

  /** Puts an empty file under the name; without one, the long file keeps its only name. */
  private void beginAnew(Path aside) throws IOException {
    try {
      DataFiles.writeWhole(path, new byte[0], "rw-------");
    } catch (IOException failure) {
      Files.deleteIfExists(aside);
      throw failure;
    }
  }
}
