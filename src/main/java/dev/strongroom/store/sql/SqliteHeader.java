package dev.strongroom.store.sql;

import dev.strongroom.store.CannotOpenException;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Looks at the first bytes of a metadata file before SQLite does, because SQLite may already repair
 * and rewrite what a newer program has made.
 */
final class SqliteHeader {
  /** Marks a SQLite file as ours: "Room" in ASCII. */
  static final int APPLICATION_ID = 0x526F6F6D;

  /** What stands in a file that was just made, and in most of other programs. */
  static final int UNSIGNED = 0;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LENGTH = 100;
  private static final int USER_VERSION_OFFSET = 60;
  private static final int APPLICATION_ID_OFFSET = 68;

  private SqliteHeader() {}

  /**
   * Refuses a file that is not ours or that is newer than {@code supportedVersion}; a file that is
   * missing or empty passes.
   */
  static void check(Path file, int supportedVersion) {
    ByteBuffer header = ByteBuffer.wrap(read(file));
    if (header.limit() == 0) {
      return;
    }
    if (header.limit() < LENGTH
        || !Arrays.equals(header.array(), 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new DamagedException(
          "The metadata file "
              + file
              + " is damaged: its beginning is not that of a SQLite database. Restore a backup.");
    }
    int applicationId = header.getInt(APPLICATION_ID_OFFSET);
    if (applicationId != APPLICATION_ID && applicationId != UNSIGNED) {
      throw foreign(file);
    }
    int version = header.getInt(USER_VERSION_OFFSET);
    if (version > supportedVersion) {
      throw newer(file, version, supportedVersion);
    }
  }

  /** Says that a newer program wrote the file. */
  static CannotOpenException newer(Path file, int version, int supportedVersion) {
    return new CannotOpenException(
        "The metadata file "
            + file
            + " was written by a newer Strongroom (schema "
            + version
            + "; this program knows up to "
            + supportedVersion
            + "). Use the newer program; nothing was changed.");
  }

  /** Says that the file is not ours. */
  static CannotOpenException foreign(Path file) {
    return new CannotOpenException(
        "The file " + file + " is a SQLite database of some other program.");
  }

  private static byte[] read(Path file) {
    if (!Files.exists(file)) {
      return new byte[0];
    }
    try (var stream = Files.newInputStream(file)) {
      return stream.readNBytes(LENGTH);
    } catch (IOException failure) {
      throw new StorageFailedException("The metadata file " + file + " cannot be read.", failure);
    }
  }
}
