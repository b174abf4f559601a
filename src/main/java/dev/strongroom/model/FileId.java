package dev.strongroom.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The id of one file version (sheet 02 §4.2): {@code 4_z<bucketId>_f<16
 * hex>_d<date>_m<time>_c<cluster>_v<7>_t<4>_u<ms>}. The first digit after {@code f} is 1 for a
 * small file or hide marker and 2 for a large file; clients read it.
 */
public record FileId(String value) implements Comparable<FileId> {
  /** Longest id that is looked at, in characters. */
  public static final int MAXIMUM_LENGTH = 200;

  /** The form: {@code h} is a hexadecimal digit, {@code 0} a decimal one. */
  private static final String FORM =
      "4_zhhhhhhhhhhhhhhhhhhhhhhhh_fhhhhhhhhhhhhhhhh_d00000000_m000000_c000_v0000000_t0000_u00000000000000";

  private static final int TIMESTAMP_START = FORM.lastIndexOf("_u") + 2;
  private static final int OLDER_LENGTH = FORM.lastIndexOf("_u");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * Checks the form; throws {@link IllegalValueException} with B2's text, {@code Invalid fileId:
   * ...}.
   */
  public FileId {
    if (!isWellFormed(value)) {
      throw new IllegalValueException("Invalid fileId: " + abbreviated(value));
    }
  }

  /**
   * Makes the id of a new version.
   *
   * @param large whether the version is a large file
   * @param random 60 or more random bits; the lowest 60 are used
   * @param uploadTimestampMillis the version's upload timestamp, milliseconds since 1970 UTC
   */
  public static FileId of(
      BucketId bucket, boolean large, long random, long uploadTimestampMillis, Cluster cluster) {
    Instant uploaded = Instant.ofEpochMilli(uploadTimestampMillis);
    String unique = (large ? "2" : "1") + HexFormat.of().toHexDigits(random, 15);
    return new FileId(
        String.format(
            Locale.ROOT,
            "4_z%s_f%s_d%s_m%s_c%s_v0000001_t0000_u%014d",
            bucket.value(),
            unique,
            DATE.format(uploaded),
            TIME.format(uploaded),
            cluster,
            uploadTimestampMillis));
  }

  /** The bucket that the version is or was in. */
  public BucketId bucketId() {
    return new BucketId(value.substring(3, 3 + BucketId.LENGTH));
  }

  /**
   * The upload timestamp in the id, in milliseconds since 1970 UTC; 0 in ids of the older form
   * without one.
   */
  public long uploadTimestampMillis() {
    return value.length() == FORM.length()
        ? Long.parseLong(value, TIMESTAMP_START, FORM.length(), 10)
        : 0;
  }

  @Override
  public int compareTo(FileId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  /** Compared by hand: a page of a listing makes a thousand ids. */
  private static boolean isWellFormed(String text) {
    if (text.length() != FORM.length() && text.length() != OLDER_LENGTH) {
      return false;
    }
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      boolean fits =
          switch (FORM.charAt(index)) {
            case '0' -> character >= '0' && character <= '9';
            case 'h' -> Hexadecimal.isLowerCase(character);
            default -> character == FORM.charAt(index);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static String abbreviated(String text) {
    return text.length() <= MAXIMUM_LENGTH ? text : text.substring(0, MAXIMUM_LENGTH) + "...";
  }
}
