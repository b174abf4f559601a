package dev.strongroom.store.sql;

import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * File ids without their bucket. An id of the usual form says its timestamp three times; it is
 * packed into 16 bytes that begin with the timestamp, so that new ids are stored side by side: 6
 * bytes of milliseconds, the 8 bytes after {@code f}, 2 bytes of cluster. Any other id is kept as
 * its text after the bucket, which is longer. Among equal timestamps packed ids have the order of
 * their text.
 */
final class FileIdCodec {
  private static final int PACKED_LENGTH = 16;
  private static final int BUCKET_START = 3;
  private static final int BUCKET_END = BUCKET_START + BucketId.LENGTH;
  private static final String USUAL =
      "4_z000000000000000000000000_f0000000000000000_d00000000_m000000_c000_v0000001_t0000_u00000000000000";
  private static final int UNIQUE_START = BUCKET_END + 2;
  private static final int UNIQUE_END = UNIQUE_START + 16;
  private static final int DATE_END = UNIQUE_END + 2 + 8;
  private static final int TIME_END = DATE_END + 2 + 6;
  private static final int CLUSTER_END = TIME_END + 2 + 3;
  private static final int TIMESTAMP_START = USUAL.length() - 14;

  private FileIdCodec() {}

  static byte[] encode(FileId id) {
    String text = id.value();
    if (text.length() == USUAL.length()) {
      String bucket = text.substring(BUCKET_START, BUCKET_END);
      long unique = Long.parseUnsignedLong(text, UNIQUE_START, UNIQUE_END, 16);
      int cluster = Integer.parseInt(text, CLUSTER_END - 3, CLUSTER_END, 10);
      long timestampMillis = Long.parseLong(text, TIMESTAMP_START, text.length(), 10);
      if (text.equals(usual(bucket, timestampMillis, unique, cluster))) {
        return ByteBuffer.allocate(PACKED_LENGTH)
            .putShort((short) (timestampMillis >>> Integer.SIZE))
            .putInt((int) timestampMillis)
            .putLong(unique)
            .putShort((short) cluster)
            .array();
      }
    }
    return text.substring(BUCKET_END).getBytes(StandardCharsets.US_ASCII);
  }

  static FileId decode(BucketId bucket, byte[] stored) {
    if (stored.length != PACKED_LENGTH) {
      String rest = new String(stored, StandardCharsets.US_ASCII);
      return new FileId(USUAL.substring(0, BUCKET_START) + bucket.value() + rest);
    }
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    long timestampMillis =
        Short.toUnsignedLong(bytes.getShort()) << 32 | Integer.toUnsignedLong(bytes.getInt());
    return new FileId(usual(bucket.value(), timestampMillis, bytes.getLong(), bytes.getShort()));
  }

  private static String usual(String bucket, long timestampMillis, long unique, int cluster) {
    char[] text = USUAL.toCharArray();
    bucket.getChars(0, BucketId.LENGTH, text, BUCKET_START);
    for (int index = UNIQUE_END - 1, shift = 0; index >= UNIQUE_START; index--, shift += 4) {
      text[index] = Character.forDigit((int) (unique >>> shift) & 15, 16);
    }
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(Math.floorDiv(timestampMillis, 1000), 0, ZoneOffset.UTC);
    decimal(text, DATE_END - 4, time.getYear());
    decimal(text, DATE_END - 2, time.getMonthValue());
    decimal(text, DATE_END, time.getDayOfMonth());
    decimal(text, TIME_END - 4, time.getHour());
    decimal(text, TIME_END - 2, time.getMinute());
    decimal(text, TIME_END, time.getSecond());
    decimal(text, CLUSTER_END, cluster);
    decimal(text, USUAL.length(), timestampMillis);
    return new String(text);
  }

  private static void decimal(char[] text, int end, long number) {
    long rest = number;
    for (int index = end - 1; rest > 0; index--, rest /= 10) {
      text[index] = (char) ('0' + rest % 10);
    }
  }
}
