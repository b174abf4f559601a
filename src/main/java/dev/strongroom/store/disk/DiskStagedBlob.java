package dev.strongroom.store.disk;

import dev.strongroom.model.BlobId;
import dev.strongroom.store.StagedBlob;
import dev.strongroom.store.StorageException;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A blob's file while it is written, under its final name. The directory is opened before the file
 * is made: an error that hits it in between is reported to the force on this handle, and not lost.
 */
final class DiskStagedBlob implements StagedBlob {
  private final DiskBlobStore store;
  private final Disk disk;
  private final BlobId id;
  private final Path path;
  private final FileChannel directory;
  private final FileChannel file;
  private final BlobFileWriter writer;
  private boolean kept;
  private boolean adopted;

  DiskStagedBlob(
      DiskBlobStore store,
      Disk disk,
      BlobId id,
      Path path,
      FileChannel directory,
      FileChannel file) {
    this.store = store;
    this.disk = disk;
    this.id = id;
    this.path = path;
    this.directory = directory;
    this.file = file;
    this.writer = new BlobFileWriter(disk, id, file);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    checkNotKept();
    store.checkRoom();
    try {
      writer.write(ByteBuffer.wrap(bytes, offset, count));
    } catch (IOException failure) {
      throw lost(failure);
    }
  }

  @Override
  public long length() {
    return writer.length();
  }

  @Override
  public BlobId keep() {
    checkNotKept();
    kept = true;
    try {
      writer.finish();
      disk.force(directory);
    } catch (IOException failure) {
      throw lost(failure);
    }
    return id;
  }

  @Override
  public void adopted() {
    adopted = true;
  }

  @Override
  public void close() {
    try (directory;
        file) {
      if (!adopted) {
        disk.delete(path);
      }
    } catch (IOException failure) {
      throw new StorageFailedException("Blob " + id + " could not be discarded.", failure);
    } finally {
      store.landed(id);
    }
  }

  private void checkNotKept() {
    if (kept) {
      throw new IllegalStateException("blob " + id + " was kept already");
    }
  }

  private StorageException lost(IOException failure) {
    return DiskFailures.translate("Blob " + id + " could not be written", path, failure);
  }
}
