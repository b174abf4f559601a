package dev.strongroom.store.sql;

import java.util.zip.CRC32C;

/**
 * The checksum of one row, built column by column in a fixed order. Every value is mixed in by
 * steps that can be undone, so two rows that differ in one number never share their full state; a
 * null adds nothing, so a row keeps its checksum when a column that allows null is added.
 */
final class RowChecksum {
  private static final long SEED = 0x9E3779B97F4A7C15L;
  private static final long ODD = 0xD6E8FEB86659FD93L;

  private final CRC32C crc = new CRC32C();
  private long state;
  private int column;

  /** Begins a row. */
  void begin() {
    state = SEED;
    column = 0;
  }

  /** The next column is a number. */
  void number(long value) {
    column++;
    mix(value);
  }

  /** The next column is text or bytes. */
  void bytes(byte[] value) {
    column++;
    crc.reset();
    crc.update(value);
    mix(crc.getValue() << Integer.SIZE | value.length);
  }

  /** The next column is null. */
  void nothing() {
    column++;
  }

  /** The checksum of the columns so far. */
  int value() {
    return Long.hashCode(state);
  }

  private void mix(long value) {
    state = (state ^ value ^ column * SEED) * ODD;
    state ^= state >>> 29;
  }
}
