package dev.strongroom.store.disk;

import dev.strongroom.model.BlobId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Writes a blob's file: its bytes, and behind them the trailer that tells of damage. */
final class BlobFileWriter {
  private static final int BLOCK_LENGTH = BlobTrailer.BLOCK_LENGTH;

  private final Disk disk;
  private final BlobId id;
  private final FileChannel file;
  private final CRC32C crc = new CRC32C();
  private int[] blockChecksums = new int[1];
  private long length;

  BlobFileWriter(Disk disk, BlobId id, FileChannel file) {
    this.disk = disk;
    this.id = id;
    this.file = file;
  }

  /** How many bytes were written. */
  long length() {
    return length;
  }

  /** Appends all remaining bytes. */
  void write(ByteBuffer bytes) throws IOException {
    ByteBuffer summed = bytes.duplicate();
    disk.write(file, bytes);
    while (summed.hasRemaining()) {
      int room = BLOCK_LENGTH - Math.toIntExact(length % BLOCK_LENGTH);
      int taken = Math.min(room, summed.remaining());
      crc.update(summed.slice(summed.position(), taken));
      summed.position(summed.position() + taken);
      length += taken;
      if (taken == room) {
        endBlock();
      }
    }
  }

  /** Writes the trailer and makes the file, but not yet its name, survive a power cut. */
  void finish() throws IOException {
    if (length % BLOCK_LENGTH != 0) {
      endBlock();
    }
    disk.write(file, BlobTrailer.encode(id, length, blockChecksums));
    disk.force(file);
  }

  private void endBlock() {
    int block = BlobTrailer.blockCount(length) - 1;
    if (block == blockChecksums.length) {
      blockChecksums = Arrays.copyOf(blockChecksums, 2 * block);
    }
    blockChecksums[block] = (int) crc.getValue();
    crc.reset();
  }
}
