package dev.strongroom.store.disk;

import dev.strongroom.store.Reserve;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reserve as a file that is of no other use: removing it frees its room. It is filled with
 * noise, because a file system may store zeros without giving them room.
 */
public final class BallastFile implements Reserve {
  /** How much room is kept, in bytes. */
  public static final int LENGTH = 8 * 1024 * 1024;

  /** It is made again when there is this many times its length. */
  private static final int PLENTY = 4;

  private static final Logger LOGGER = LoggerFactory.getLogger(BallastFile.class);

  private final Path path;
  private volatile boolean whole;

  private BallastFile(Path path) {
    this.path = path;
  }

  /** Opens the file in a directory that exists, and makes it when there is room. */
  public static BallastFile open(Path path) {
    BallastFile ballast = new BallastFile(path);
    try {
      ballast.whole = Files.exists(path) && Files.size(path) == LENGTH;
    } catch (IOException failure) {
      throw new StorageFailedException("The file " + path + " cannot be looked at.", failure);
    }
    if (!ballast.restore()) {
      LOGGER.warn("The storage is nearly full: only deletions are taken until there is room.");
    }
    return ballast;
  }

  @Override
  public boolean isWhole() {
    return whole;
  }

  @Override
  public synchronized boolean giveUp() {
    if (!whole) {
      return false;
    }
    whole = false;
    LOGGER.warn("The storage is full: its reserve is used, only deletions are taken.");
    try {
      Files.deleteIfExists(path);
      return true;
    } catch (IOException failure) {
      LOGGER.warn("The reserve {} could not be freed: {}", path, failure.getMessage());
      return false;
    }
  }

  @Override
  public synchronized boolean restore() {
    if (whole) {
      return true;
    }
    try {
      Path directory = path.toAbsolutePath().getParent();
      if (directory == null
          || Files.getFileStore(directory).getUsableSpace() < (long) PLENTY * LENGTH) {
        return false;
      }
      byte[] noise = new byte[LENGTH];
      new SplittableRandom(LENGTH).nextBytes(noise);
      DataFiles.writeWhole(path, noise, "rw-------");
      whole = true;
      return true;
    } catch (IOException stillFull) {
      LOGGER.warn("The reserve {} could not be made: {}", path, stillFull.getMessage());
      return false;
    }
  }
}
