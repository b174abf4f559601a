package dev.strongroom.model;

/**
 * Whose use is counted, and of what.
 *
 * @param epochDay the day (UTC), counted from 1 January 1970
 * @param account that owns what was used
 * @param bucketId "" for requests that concern no bucket, {@link #OTHER} for those beyond the bound
 * @param keyId "" for strangers and people, {@link #OTHER} for those beyond the bound
 */
public record UsageKey(long epochDay, AccountId account, String bucketId, String keyId) {
  /** Stands for everything that was not counted by itself. */
  public static final String OTHER = "other";

  /** The same day and account, without telling buckets and keys apart. */
  public UsageKey other() {
    return new UsageKey(epochDay, account, OTHER, OTHER);
  }
}
