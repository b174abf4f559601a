package dev.strongroom.store.disk;

import dev.strongroom.model.BlobId;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.OpenBlob;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.StagedBlob;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.StorageFullException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Blobs as files on the local disk, one each, written once under a random name that is never used
 * again; nothing is ever renamed or overwritten.
 */
public final class DiskBlobStore implements BlobStore {
  private final BlobPaths paths;
  private final Disk disk;
  private final RandomGenerator random;
  private final Reserve reserve;
  private final BlockBuffers buffers = new BlockBuffers();
  private final Set<BlobId> inFlight = ConcurrentHashMap.newKeySet();
  private final AtomicInteger holds = new AtomicInteger();

  private DiskBlobStore(BlobPaths paths, Disk disk, RandomGenerator random, Reserve reserve) {
    this.paths = paths;
    this.disk = disk;
    this.random = random;
    this.reserve = reserve;
  }

  /**
   * Opens the blobs in this directory, and makes the directory when it is missing.
   *
   * @param random makes the names; must not be guessable
   * @param reserve while it is given up, no blob is written
   * @throws StorageFailedException when the directory cannot be made
   */
  public static DiskBlobStore open(Path directory, RandomGenerator random, Reserve reserve) {
    return open(directory, random, reserve, new LocalDisk(true));
  }

  /** As {@link #open}, for blobs that nobody needs after this process: waits for no disk. */
  public static DiskBlobStore openScratch(Path directory, RandomGenerator random) {
    return open(directory, random, Reserve.NONE, new LocalDisk(false));
  }

  static DiskBlobStore open(Path directory, RandomGenerator random, Reserve reserve, Disk disk) {
    BlobPaths paths = new BlobPaths(directory);
    try {
      paths.create();
    } catch (IOException failure) {
      throw new StorageFailedException("The blob directory cannot be made.", failure);
    }
    return new DiskBlobStore(paths, disk, random, reserve);
  }

  @Override
  public StagedBlob stage() {
    checkRoom();
    BlobId id = newId();
    inFlight.add(id);
    try {
      FileChannel directory = disk.openDirectory(paths.directory(id));
      try {
        FileChannel file = disk.create(paths.file(id));
        return new DiskStagedBlob(this, disk, id, paths.file(id), directory, file);
      } catch (IOException failure) {
        directory.close();
        throw failure;
      }
    } catch (IOException failure) {
      inFlight.remove(id);
      throw DiskFailures.translate("A blob could not be begun", paths.root(), failure);
    }
  }

  @Override
  public OpenBlob open(BlobId id, long length) {
    return DiskOpenBlob.open(disk, paths, buffers, id, length);
  }

  @Override
  public void drop(BlobId id) {
    if (holds.get() > 0) {
      return;
    }
    try {
      disk.delete(paths.file(id));
    } catch (IOException failure) {
      throw new StorageFailedException("Blob " + id + " could not be removed.", failure);
    }
  }

  @Override
  public Hold holdDrops() {
    holds.incrementAndGet();
    return holds::decrementAndGet;
  }

  @Override
  public void forEach(long lastWrittenBeforeMillis, Consumer<BlobId> visitor) {
    for (Path directory : paths.directories()) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
        for (Path file : files) {
          visit(file, lastWrittenBeforeMillis, visitor);
        }
      } catch (IOException failure) {
        throw new StorageFailedException("The blobs could not be listed.", failure);
      }
    }
  }

  /** Nothing is held open between calls. */
  @Override
  public void close() {}

  /** Refuses when what room is left is not for blobs. */
  void checkRoom() {
    if (!reserve.isWhole()) {
      throw new StorageFullException("The storage is full.");
    }
  }

  /** A staged blob is kept and named by a row, or it is gone. */
  void landed(BlobId id) {
    inFlight.remove(id);
  }

  private void visit(Path file, long lastWrittenBeforeMillis, Consumer<BlobId> visitor)
      throws IOException {
    String name = file.getFileName().toString();
    if (!BlobId.isWellFormed(name)) {
      return;
    }
    BlobId id = new BlobId(name);
    // Whether it is in flight is asked before its age: one that lands in between is young.
    if (inFlight.contains(id)) {
      return;
    }
    try {
      if (Files.getLastModifiedTime(file).toMillis() < lastWrittenBeforeMillis) {
        visitor.accept(id);
      }
    } catch (NoSuchFileException droppedMeanwhile) {
      // Somebody else dropped it, which is what the visitor might have done.
    }
  }

  private BlobId newId() {
    byte[] bytes = new byte[BlobId.LENGTH / 2];
    random.nextBytes(bytes);
    return new BlobId(HexFormat.of().formatHex(bytes));
  }
}
