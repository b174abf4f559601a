package dev.strongroom.store.disk;

import dev.strongroom.store.Reserve;
import dev.strongroom.store.StorageException;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that only grows. Callers that need their lines to survive a power cut share the
 * syncs. No channel is used: an interrupt of one caller would close it for all.
 */
final class AppendFile implements AutoCloseable {
  private static final byte LINE_FEED = '\n';

  private final Path path;
  private final Reserve reserve;
  private final RandomAccessFile file;
  private final Object syncing = new Object();
  private long length;
  private volatile long syncedLength;
  private volatile @Nullable StorageFailedException failure;

  private AppendFile(Path path, Reserve reserve, RandomAccessFile file) throws IOException {
    this.path = path;
    this.reserve = reserve;
    this.file = file;
    this.length = file.length();
    this.syncedLength = length;
  }

  /**
   * Opens the file, and makes it when it is missing. A last line without its end was being written
   * when the process died: nobody was told that it is there, and it is cut off.
   *
   * @param reserve given up when a durable line finds no room
   */
  static AppendFile open(Path path, Reserve reserve) {
    try {
      if (!Files.exists(path)) {
        DataFiles.writeWhole(path, new byte[0], "rw-------");
      }
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      file.setLength(endOfLastLine(file));
      file.getFD().sync();
      return new AppendFile(path, reserve, file);
    } catch (IOException cause) {
      throw new StorageFailedException("The file " + path + " cannot be opened.", cause);
    }
  }

  /**
   * Appends a line, or several.
   *
   * @param line without the line break at its end
   * @param durable whether it must survive a power cut when this returns; such a line may use the
   *     reserve
   * @throws StorageException when it cannot be written; no part of it stays
   */
  void append(String line, boolean durable) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    long end;
    synchronized (this) {
      try {
        write(bytes);
      } catch (IOException cause) {
        boolean roomMade = durable && DiskFailures.isFull(path, cause) && reserve.giveUp();
        if (!roomMade) {
          throw DiskFailures.translate("The file " + path + " cannot be written", path, cause);
        }
        writeAgain(bytes);
      }
      end = length;
    }
    if (durable) {
      syncTo(end);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException cause) {
      throw new StorageFailedException("The file " + path + " cannot be closed.", cause);
    }
  }

  private void writeAgain(byte[] bytes) {
    try {
      write(bytes);
    } catch (IOException cause) {
      throw DiskFailures.translate("The file " + path + " cannot be written", path, cause);
    }
  }

  private void write(byte[] bytes) throws IOException {
    StorageFailedException earlier = failure;
    if (earlier != null) {
      throw earlier;
    }
    try {
      file.seek(length);
      file.write(bytes);
      length += bytes.length;
    } catch (IOException cause) {
      file.setLength(length);
      throw cause;
    }
  }

  /** Syncs, unless somebody else did so after the line was written. */
  private void syncTo(long end) {
    synchronized (syncing) {
      if (syncedLength >= end) {
        return;
      }
      StorageFailedException earlier = failure;
      if (earlier != null) {
        throw earlier;
      }
      long written = length();
      try {
        file.getFD().sync();
      } catch (IOException cause) {
        // What a failed sync left behind is unknown, and a second one would say that all is well.
        StorageFailedException lost =
            new StorageFailedException(
                "The file " + path + " takes no more lines: it could not be synced.", cause);
        failure = lost;
        throw lost;
      }
      syncedLength = written;
    }
  }

  /** Whether no sync failed so far. */
  boolean takesLines() {
    return failure == null;
  }

  /** How long the file is, in bytes. */
  synchronized long length() {
    return length;
  }

  private static long endOfLastLine(RandomAccessFile file) throws IOException {
    for (long end = file.length(); end > 0; end--) {
      file.seek(end - 1);
      if (file.readByte() == LINE_FEED) {
        return end;
      }
    }
    return 0;
  }
}
