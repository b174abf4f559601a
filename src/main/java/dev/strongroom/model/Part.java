package dev.strongroom.model;

import org.jspecify.annotations.Nullable;

/**
 * One part of a large file (sheet 02 §2.3).
 *
 * @param number 1 to 10000
 * @param contentLength size in bytes, at least 1
 * @param contentMd5 32 lower-case hexadecimal digits
 * @param uploadTimestampMillis milliseconds since 1970 UTC
 * @param checksum the one that an S3 client chose; null when none did
 */
public record Part(
    FileId fileId,
    int number,
    long contentLength,
    ContentSha1 contentSha1,
    String contentMd5,
    long uploadTimestampMillis,
    BlobId blob,
    @Nullable ContentChecksum checksum) {
  /** Fewest bytes of every part but the last (sheet 02 §6.1). */
  public static final long MINIMUM_LENGTH = 5_000_000;

  /** Highest part number. */
  public static final int MAXIMUM_NUMBER = 10_000;

  /** A part for which no client chose a checksum. */
  public Part(
      FileId fileId,
      int number,
      long contentLength,
      ContentSha1 contentSha1,
      String contentMd5,
      long uploadTimestampMillis,
      BlobId blob) {
    this(fileId, number, contentLength, contentSha1, contentMd5, uploadTimestampMillis, blob, null);
  }
}
