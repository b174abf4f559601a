package dev.strongroom.model;

/**
 * How much is stored (sheet 03 §10).
 *
 * @param buckets how many buckets
 * @param files how many uploaded versions; hide markers and unfinished large files do not count
 * @param bytes in those versions and in the parts of unfinished large files
 */
public record StorageTotals(long buckets, long files, long bytes) {
  /** Nothing. */
  public static final StorageTotals NONE = new StorageTotals(0, 0, 0);
}
