package dev.strongroom.store.disk;

import dev.strongroom.model.BlobId;
import dev.strongroom.store.BlobArchive;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.OpenBlob;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Blobs under given names, in the same files and directories as {@link DiskBlobStore} has. */
public final class DiskBlobArchive implements BlobArchive {
  private final BlobPaths paths;
  private final Disk disk = new LocalDisk(true);
  private final BlockBuffers buffers = new BlockBuffers();

  private DiskBlobArchive(BlobPaths paths) {
    this.paths = paths;
  }

  /** Opens the archive in this directory, and makes the directory when it is missing. */
  public static DiskBlobArchive open(Path directory) {
    BlobPaths paths = new BlobPaths(directory);
    try {
      paths.create();
    } catch (IOException failure) {
      throw new StorageFailedException("The directory " + directory + " cannot be made.", failure);
    }
    return new DiskBlobArchive(paths);
  }

  @Override
  public boolean add(BlobId id, long length, OpenBlob source) {
    Path path = paths.file(id);
    if (Files.exists(path) && isThere(id, length)) {
      return false;
    }
    try {
      disk.delete(path);
      write(id, length, source, path);
      return true;
    } catch (IOException failure) {
      throw DiskFailures.translate("Blob " + id + " could not be copied", paths.root(), failure);
    }
  }

  @Override
  public OpenBlob open(BlobId id, long length) {
    return DiskOpenBlob.open(disk, paths, buffers, id, length);
  }

  @Override
  public void force() {
    try {
      for (Path directory : paths.directories()) {
        DataFiles.forceDirectory(directory);
      }
    } catch (IOException failure) {
      throw new StorageFailedException(
          "The directory " + paths.root() + " could not be synced.", failure);
    }
  }

  /** Nothing is held open between calls. */
  @Override
  public void close() {}

  private void write(BlobId id, long length, OpenBlob source, Path path) throws IOException {
    boolean whole = false;
    try (FileChannel file = disk.create(path)) {
      BlobFileWriter writer = new BlobFileWriter(disk, id, file);
      source.transfer(0, length, writer::write);
      writer.finish();
      whole = true;
    } finally {
      if (!whole) {
        disk.delete(path);
      }
    }
  }

  /** A file gets its trailer last. */
  private boolean isThere(BlobId id, long length) {
    try (OpenBlob there = open(id, length)) {
      return true;
    } catch (DamagedException halfCopied) {
      return false;
    }
  }
}
