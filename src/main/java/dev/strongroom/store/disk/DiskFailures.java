package dev.strongroom.store.disk;

import dev.strongroom.store.StorageException;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.StorageFullException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What failures of the file system mean to the callers of the store. */
final class DiskFailures {
  private static final long NO_ROOM_BYTES = 256 * 1024;

  private DiskFailures() {}

  /**
   * The exception of the port that says the same.
   *
   * @param what what could not be done, the beginning of a sentence
   * @param where an existing path on the file system that failed
   */
  static StorageException translate(String what, Path where, IOException failure) {
    return isFull(where, failure)
        ? new StorageFullException(what + ": no room is left.", failure)
        : new StorageFailedException(what + ": " + failure.getMessage(), failure);
  }

  /** Says whether the failure was for want of room. The system's message may be translated. */
  static boolean isFull(Path where, IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("No space left") || message.contains("quota exceeded")) {
      return true;
    }
    try {
      return Files.getFileStore(where).getUsableSpace() < NO_ROOM_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }
}
