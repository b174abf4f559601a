package dev.strongroom.model;

/**
 * A checksum that an S3 client chose for content, kept as it was verified (sheet 04 §2.9).
 *
 * @param algorithm such as {@code CRC32C}
 * @param value Base64, with a hyphen and the number of parts for one over the checksums of parts;
 *     empty for an unfinished upload, of which only the algorithm and the type are known
 */
public record ContentChecksum(String algorithm, Type type, String value) {
  /** What the checksum is over. */
  public enum Type {
    /** All bytes. */
    FULL_OBJECT,
    /** The checksums of the parts. */
    COMPOSITE
  }

  /** One of all bytes. */
  public static ContentChecksum ofAll(String algorithm, String value) {
    return new ContentChecksum(algorithm, Type.FULL_OBJECT, value);
  }

  /** As {@link #text} wrote it; throws {@link IllegalArgumentException} for anything else. */
  public static ContentChecksum parse(String text) {
    String[] pieces = text.split(" ", -1);
    if (pieces.length != 3) {
      throw new IllegalArgumentException("not a checksum: " + text);
    }
    return new ContentChecksum(pieces[0], Type.valueOf(pieces[1]), pieces[2]);
  }

  /** The checksum as one text. */
  public String text() {
    return algorithm + " " + type + " " + value;
  }
}
