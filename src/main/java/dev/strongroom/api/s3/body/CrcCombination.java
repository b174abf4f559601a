package dev.strongroom.api.s3.body;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Joins the CRCs of neighbouring pieces without their bytes: the first is multiplied by x to the
 * power of the second's length in bits, modulo the polynomial, and the second is added. Bits are
 * reflected: the highest stands for x to the power of zero.
 */
enum CrcCombination {
  CRC32(32, 0xedb88320L),
  CRC32C(32, 0x82f63b78L),
  CRC64NVME(64, Crc64Nvme.REFLECTED_POLYNOMIAL);

  private final int width;
  private final long polynomial;

  CrcCombination(int width, long reflectedPolynomial) {
    this.width = width;
    this.polynomial = reflectedPolynomial;
  }

  byte[] combine(byte[] first, byte[] second, long secondLength) {
    long shifted = multiplied(value(first), powerOfX(secondLength));
    long combined = shifted ^ value(second);
    byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(combined).array();
    return Arrays.copyOfRange(all, Long.BYTES - width / 8, Long.BYTES);
  }

  private static long value(byte[] bytes) {
    long value = 0;
    for (byte piece : bytes) {
      value = (value << 8) | (piece & 0xff);
    }
    return value;
  }

  /** x to the power of eight times the length, by squaring. */
  private long powerOfX(long lengthInBytes) {
    long one = 1L << (width - 1);
    long result = one;
    long square = one >>> 8; // x to the power of 8
    for (long left = lengthInBytes; left != 0; left >>>= 1) {
      if ((left & 1) != 0) {
        result = multiplied(result, square);
      }
      square = multiplied(square, square);
    }
    return result;
  }

  private long multiplied(long left, long right) {
    long product = 0;
    long term = right;
    for (int bit = width - 1; bit >= 0; bit--) {
      if ((left >>> bit & 1) != 0) {
        product ^= term;
      }
      term = (term & 1) == 0 ? term >>> 1 : (term >>> 1) ^ polynomial;
    }
    return product;
  }
}
