package dev.strongroom.api.s3.body;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.Checksum;

/** A checksum that is being computed while bytes pass. */
public interface RunningChecksum {
  /** Takes bytes. */
  void update(byte[] bytes, int offset, int length);

  /** The checksum's bytes, most significant first. Called once. */
  byte[] result();

  /** One of the checksums of Java's library. */
  static RunningChecksum of(Checksum checksum, int byteCount) {
    return new RunningChecksum() {
      @Override
      public void update(byte[] bytes, int offset, int length) {
        checksum.update(bytes, offset, length);
      }

      @Override
      public byte[] result() {
        byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue()).array();
        return Arrays.copyOfRange(all, Long.BYTES - byteCount, Long.BYTES);
      }
    };
  }

  /** One of the digests of Java's library. */
  static RunningChecksum of(MessageDigest digest) {
    return new RunningChecksum() {
      @Override
      public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
      }

      @Override
      public byte[] result() {
        return digest.digest();
      }
    };
  }
}
