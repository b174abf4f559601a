package dev.strongroom.api.s3.body;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksums that a client may send and ask for (sheet 04 §2.9). */
public enum ChecksumAlgorithm {
  CRC32(4),
  CRC32C(4),
  CRC64NVME(8),
  SHA1(20),
  SHA256(32);

  private static final String PREFIX = "x-amz-checksum-";

  private final int byteCount;

  ChecksumAlgorithm(int byteCount) {
    this.byteCount = byteCount;
  }

  /** Finds the algorithm that a client names, such as {@code CRC32C}, without regard to case. */
  public static Optional<ChecksumAlgorithm> named(String name) {
    for (ChecksumAlgorithm algorithm : values()) {
      if (algorithm.name().equalsIgnoreCase(name)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** Finds the algorithm of a header such as {@code x-amz-checksum-crc32c}. */
  public static Optional<ChecksumAlgorithm> ofHeader(String headerName) {
    return headerName.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        ? named(headerName.substring(PREFIX.length()))
        : Optional.empty();
  }

  /** The header that carries its value. */
  public String headerName() {
    return PREFIX + name().toLowerCase(Locale.ROOT);
  }

  /** The element that carries its value, such as {@code ChecksumCRC32C}. */
  public String elementName() {
    return "Checksum" + name();
  }

  /** Whether the checksum of a whole can be combined from those of its parts. */
  public boolean isCyclic() {
    return this == CRC32 || this == CRC32C || this == CRC64NVME;
  }

  /** Reads a value: Base64 of exactly as many bytes as there must be; empty for anything else. */
  public Optional<byte[]> decode(String value) {
    try {
      return Optional.of(Base64.getDecoder().decode(value))
          .filter(bytes -> bytes.length == byteCount);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** Begins a computation. */
  public RunningChecksum begin() {
    return switch (this) {
      case CRC32 -> RunningChecksum.of(new CRC32(), byteCount);
      case CRC32C -> RunningChecksum.of(new CRC32C(), byteCount);
      case CRC64NVME -> RunningChecksum.of(new Crc64Nvme(), byteCount);
      case SHA1 -> RunningChecksum.of(digest("SHA-1"));
      case SHA256 -> RunningChecksum.of(digest("SHA-256"));
    };
  }

  /**
   * The checksum of two pieces one after the other, of the checksums of each.
   *
   * @param secondLength length of the second piece in bytes
   */
  public byte[] combine(byte[] first, byte[] second, long secondLength) {
    return switch (this) {
      case CRC32 -> CrcCombination.CRC32.combine(first, second, secondLength);
      case CRC32C -> CrcCombination.CRC32C.combine(first, second, secondLength);
      case CRC64NVME -> CrcCombination.CRC64NVME.combine(first, second, secondLength);
      case SHA1, SHA256 ->
          throw new IllegalArgumentException(this + " of a whole does not follow from its parts");
    };
  }

  /** Begins one of the digests of Java's library, which every Java has. */
  public static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
