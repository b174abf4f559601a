package dev.strongroom.store.sql;

import dev.strongroom.store.DamagedException;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file beside the metadata that is there while it is open, and after a crash. As long as it is,
 * SQLite's log must be there too, because acknowledged changes may be in it alone; SQLite itself
 * takes a missing log for an empty one.
 */
final class OpenMarker {
  private final Path marker;
  private final Path log;
  private final Path metadata;

  OpenMarker(Path metadata) {
    this.metadata = metadata;
    this.marker = metadata.resolveSibling(metadata.getFileName() + "-open");
    this.log = metadata.resolveSibling(metadata.getFileName() + "-wal");
  }

  /** Refuses metadata that was not closed and has lost its log; nothing was changed. */
  void check() {
    if (Files.exists(marker) && !Files.exists(log)) {
      throw new DamagedException(
          "The metadata log "
              + log
              + " is missing: the last changes before the server ended were in it. Put it back, or"
              + " restore a backup. To go on without those changes, remove "
              + marker
              + ".");
    }
  }

  /** The metadata is open and has a log from now on. */
  void set() {
    try {
      if (!Files.exists(marker)) {
        Files.createFile(marker);
      }
    } catch (IOException failure) {
      throw new StorageFailedException("The file " + marker + " cannot be made.", failure);
    }
  }

  /** After the end: when SQLite removed its log, everything is in the metadata file. */
  void clearWithoutLog() {
    if (!Files.exists(log)) {
      clear();
    }
  }

  /** Everything is in the metadata file from now on, and the log may go. */
  void clear() {
    try {
      Files.deleteIfExists(marker);
      Path directory = metadata.toAbsolutePath().getParent();
      if (directory != null) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
    } catch (IOException failure) {
      throw new StorageFailedException("The file " + marker + " cannot be removed.", failure);
    }
  }
}
