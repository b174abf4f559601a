package dev.strongroom.store.disk;

import dev.strongroom.model.BlobId;
import dev.strongroom.store.ByteSink;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.OpenBlob;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * Reads a blob block by block into a buffer of its own, verifies there, and hands out the same
 * bytes that it verified. A mapped file would be copied once less, but its bytes may change after
 * they were verified, and a failing disk would end the process instead of the read.
 */
final class DiskOpenBlob implements OpenBlob {
  private static final int BLOCK_LENGTH = BlobTrailer.BLOCK_LENGTH;

  private final Disk disk;
  private final BlockBuffers buffers;
  private final BlobId id;
  private final long length;
  private final FileChannel file;
  private final int[] blockChecksums;
  private final CRC32C crc = new CRC32C();

  private DiskOpenBlob(
      Disk disk,
      BlockBuffers buffers,
      BlobId id,
      long length,
      FileChannel file,
      int[] blockChecksums) {
    this.disk = disk;
    this.buffers = buffers;
    this.id = id;
    this.length = length;
    this.file = file;
    this.blockChecksums = blockChecksums;
  }

  /** Opens a blob, after making sure that the file there is this blob. */
  static DiskOpenBlob open(
      Disk disk, BlobPaths paths, BlockBuffers buffers, BlobId id, long length) {
    try {
      FileChannel file = disk.open(paths.file(id));
      try {
        return of(disk, buffers, id, length, file);
      } catch (IOException | RuntimeException failure) {
        file.close();
        throw failure;
      }
    } catch (NoSuchFileException missing) {
      throw new DamagedException("Blob " + id + " is missing.", missing);
    } catch (IOException failure) {
      throw new StorageFailedException("Blob " + id + " cannot be read.", failure);
    }
  }

  @Override
  public void transfer(long offset, long count, ByteSink sink) throws IOException {
    Objects.checkFromIndexSize(offset, count, length);
    ByteBuffer buffer = buffers.take(count);
    try {
      long end = offset + count;
      for (long position = offset; position < end; ) {
        long start = position - position % BLOCK_LENGTH;
        readVerified(start, buffer.clear());
        int taken = Math.toIntExact(Math.min(end - start, buffer.limit()));
        sink.write(buffer.limit(taken).position(Math.toIntExact(position - start)));
        position = start + taken;
      }
    } finally {
      buffers.giveBack(buffer);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failure) {
      throw new StorageFailedException("Blob " + id + " could not be closed.", failure);
    }
  }

  /** Fills the buffer with whole blocks from {@code start} on; its limit says how many bytes. */
  private void readVerified(long start, ByteBuffer buffer) {
    buffer.limit(Math.toIntExact(Math.min(buffer.capacity(), length - start)));
    try {
      readFully(disk, file, buffer, start, id);
    } catch (IOException failure) {
      throw new StorageFailedException(
          "Blob " + id + " cannot be read at byte " + start + ".", failure);
    }
    int block = Math.toIntExact(start / BLOCK_LENGTH);
    for (int from = 0; from < buffer.limit(); from += BLOCK_LENGTH, block++) {
      crc.reset();
      crc.update(buffer.slice(from, Math.min(BLOCK_LENGTH, buffer.limit() - from)));
      if ((int) crc.getValue() != blockChecksums[block]) {
        throw new DamagedException(
            "Blob " + id + " is damaged at byte " + (start + from) + ": wrong checksum.");
      }
    }
  }

  private static DiskOpenBlob of(
      Disk disk, BlockBuffers buffers, BlobId id, long length, FileChannel file)
      throws IOException {
    long expected = length + BlobTrailer.length(length);
    if (file.size() != expected) {
      throw new DamagedException(
          "Blob "
              + id
              + " is damaged: its file has "
              + file.size()
              + " bytes, not the "
              + expected
              + " written.");
    }
    ByteBuffer trailer = ByteBuffer.allocate(BlobTrailer.length(length));
    readFully(disk, file, trailer, length, id);
    int[] blockChecksums = BlobTrailer.decode(id, length, trailer.flip());
    return new DiskOpenBlob(disk, buffers, id, length, file, blockChecksums);
  }

  private static void readFully(
      Disk disk, FileChannel file, ByteBuffer buffer, long position, BlobId id) throws IOException {
    long place = position;
    while (buffer.hasRemaining()) {
      int read = disk.read(file, buffer, place);
      if (read < 0) {
        throw new DamagedException("Blob " + id + " is damaged: its file ends too early.");
      }
      place += read;
    }
  }
}
