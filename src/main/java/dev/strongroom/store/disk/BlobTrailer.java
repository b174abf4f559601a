package dev.strongroom.store.disk;

import dev.strongroom.model.BlobId;
import dev.strongroom.store.DamagedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * What follows the bytes of a blob in its file: the CRC-32C of each block, then a magic number, the
 * blob's own id and length, the length of a block, and the CRC-32C of all that. So a file that was
 * cut, lengthened, swapped, emptied or flipped anywhere is not taken for the blob.
 *
 * <p>The bytes themselves lie at the beginning, unaltered: an operator gets them back with {@code
 * head -c LENGTH}.
 */
final class BlobTrailer {
  /** How many bytes are verified together. */
  static final int BLOCK_LENGTH = 64 * 1024;

  private static final byte[] MAGIC = "SROOMB01".getBytes(StandardCharsets.US_ASCII);
  private static final int LABEL_LENGTH =
      MAGIC.length + BlobId.LENGTH / 2 + Long.BYTES + Integer.BYTES;

  private BlobTrailer() {}

  /** How many blocks a blob of this length has. */
  static int blockCount(long length) {
    return Math.toIntExact(Math.ceilDiv(length, (long) BLOCK_LENGTH));
  }

  /** How many bytes follow a blob of this length. */
  static int length(long blobLength) {
    return blockCount(blobLength) * Integer.BYTES + LABEL_LENGTH + Integer.BYTES;
  }

  /** The trailer of a blob with these checksums of its blocks; there may be room for more. */
  static ByteBuffer encode(BlobId id, long blobLength, int[] blockChecksums) {
    ByteBuffer trailer = ByteBuffer.allocate(length(blobLength));
    for (int block = 0; block < blockCount(blobLength); block++) {
      trailer.putInt(blockChecksums[block]);
    }
    trailer.put(label(id, blobLength));
    return trailer.putInt(checksum(trailer)).flip();
  }

  /** The checksums of the blocks; throws {@link DamagedException} when this is not its trailer. */
  static int[] decode(BlobId id, long blobLength, ByteBuffer trailer) {
    int end = trailer.limit() - Integer.BYTES;
    int labelStart = end - LABEL_LENGTH;
    if (!trailer.slice(labelStart, LABEL_LENGTH).equals(label(id, blobLength))
        || trailer.getInt(end) != checksum(trailer.duplicate().position(end))) {
      throw new DamagedException("Blob " + id + " is damaged: its trailer is not the one written.");
    }
    int[] blockChecksums = new int[blockCount(blobLength)];
    trailer.slice(0, labelStart).asIntBuffer().get(blockChecksums);
    return blockChecksums;
  }

  private static ByteBuffer label(BlobId id, long blobLength) {
    return ByteBuffer.allocate(LABEL_LENGTH)
        .put(MAGIC)
        .put(HexFormat.of().parseHex(id.value()))
        .putLong(blobLength)
        .putInt(BLOCK_LENGTH)
        .flip();
  }

  /** The checksum of what lies before the buffer's position. */
  private static int checksum(ByteBuffer trailer) {
    CRC32C crc = new CRC32C();
    crc.update(trailer.duplicate().flip());
    return (int) crc.getValue();
  }
}
