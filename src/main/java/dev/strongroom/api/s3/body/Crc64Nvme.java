package dev.strongroom.api.s3.body;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/**
 * The CRC of 64 bits that NVMe storage uses: polynomial {@code ad93d23594c93659}, reflected, all
 * ones before and after. Eight bytes at a time by eight tables.
 */
public final class Crc64Nvme implements Checksum {
  /** The polynomial with its bits in reverse order. */
  static final long REFLECTED_POLYNOMIAL = 0x9a6c9329ac4bc9b5L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long[][] TABLES = tables();

  private long crc = -1;

  @Override
  public void update(int value) {
    crc = TABLES[0][(int) (crc ^ value) & 0xff] ^ (crc >>> 8);
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    int index = offset;
    int end = offset + length;
    long state = crc;
    for (; index + Long.BYTES <= end; index += Long.BYTES) {
      state ^= (long) LONGS.get(bytes, index);
      state =
          TABLES[7][(int) state & 0xff]
              ^ TABLES[6][(int) (state >>> 8) & 0xff]
              ^ TABLES[5][(int) (state >>> 16) & 0xff]
              ^ TABLES[4][(int) (state >>> 24) & 0xff]
              ^ TABLES[3][(int) (state >>> 32) & 0xff]
              ^ TABLES[2][(int) (state >>> 40) & 0xff]
              ^ TABLES[1][(int) (state >>> 48) & 0xff]
              ^ TABLES[0][(int) (state >>> 56)];
    }
    crc = state;
    for (; index < end; index++) {
      update(bytes[index]);
    }
  }

  @Override
  public long getValue() {
    return ~crc;
  }

  @Override
  public void reset() {
    crc = -1;
  }

  private static long[][] tables() {
    long[][] tables = new long[8][256];
    for (int value = 0; value < 256; value++) {
      long crc = value;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ REFLECTED_POLYNOMIAL;
      }
      tables[0][value] = crc;
    }
    for (int value = 0; value < 256; value++) {
      for (int table = 1; table < 8; table++) {
        long before = tables[table - 1][value];
        tables[table][value] = tables[0][(int) before & 0xff] ^ (before >>> 8);
      }
    }
    return tables;
  }
}
