package dev.strongroom.store.disk;

import dev.strongroom.model.BlobId;
import dev.strongroom.store.StagedBlob;
import dev.strongroom.store.StorageException;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A blob's file while it is written, under its final name. The directory is opened before the file
 * is made: an error that hits it in between is reported to the force on this handle, and not lost.
 */
final class DiskStagedBlob implements StagedBlob {
  private static final int BLOCK_LENGTH = BlobTrailer.BLOCK_LENGTH;

  private final DiskBlobStore store;
  private final Disk disk;
  private final BlobId id;
  private final Path path;
  private final FileChannel directory;
  private final FileChannel file;
  private final CRC32C crc = new CRC32C();
  private int[] blockChecksums = new int[1];
  private long length;
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
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    if (kept) {
      throw new IllegalStateException("blob " + id + " was kept already");
    }
    store.checkRoom();
    try {
      disk.write(file, ByteBuffer.wrap(bytes, offset, count));
    } catch (IOException failure) {
      throw lost(failure);
    }
    addToChecksums(bytes, offset, count);
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public BlobId keep() {
    if (kept) {
      throw new IllegalStateException("blob " + id + " was kept already");
    }
    kept = true;
    if (length % BLOCK_LENGTH != 0) {
      endBlock(BlobTrailer.blockCount(length) - 1);
    }
    try {
      disk.write(file, BlobTrailer.encode(id, length, blockChecksums));
      disk.force(file);
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

  private void addToChecksums(byte[] bytes, int offset, int count) {
    int done = 0;
    while (done < count) {
      int room = BLOCK_LENGTH - Math.toIntExact(length % BLOCK_LENGTH);
      int taken = Math.min(room, count - done);
      crc.update(bytes, offset + done, taken);
      done += taken;
      length += taken;
      if (taken == room) {
        endBlock(BlobTrailer.blockCount(length) - 1);
      }
    }
  }

  private void endBlock(int block) {
    if (block == blockChecksums.length) {
      blockChecksums = Arrays.copyOf(blockChecksums, 2 * block);
    }
    blockChecksums[block] = (int) crc.getValue();
    crc.reset();
  }

  private StorageException lost(IOException failure) {
    return DiskFailures.translate("Blob " + id + " could not be written", path, failure);
  }
}
