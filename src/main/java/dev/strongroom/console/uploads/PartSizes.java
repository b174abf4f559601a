package dev.strongroom.console.uploads;

/** How a browser cuts a file into parts: always alike, so that it finds its parts again. */
public final class PartSizes {
  /** Files that are longer are uploaded in parts of at least this many bytes. */
  public static final long SMALLEST = 16_000_000;

  /** The digests of all parts fit into one form. */
  private static final long MOST_PARTS = 5000;

  private static final long STEP = 1_000_000;

  private PartSizes() {}

  /** The length of each part but the last, in bytes, of a file of so many bytes. */
  static long of(long fileBytes) {
    long fewest = Math.ceilDiv(fileBytes, MOST_PARTS);
    return Math.max(SMALLEST, Math.ceilDiv(fewest, STEP) * STEP);
  }
}
