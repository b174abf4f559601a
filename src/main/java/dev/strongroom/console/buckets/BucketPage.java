package dev.strongroom.console.buckets;

import java.util.List;
import java.util.Optional;

/**
 * The settings of a bucket.
 *
 * @param info its bucketInfo, a line for each entry: key, equals sign, value
 * @param revision at which it was read
 * @param error what is wrong with what was typed; "" for nothing
 * @param deletion the question before it is deleted; empty when nothing is asked
 * @param notice what was just done; "" for nothing
 */
public record BucketPage(
    BucketsPage.Row bucket,
    String info,
    long revision,
    String error,
    Optional<Deletion> deletion,
    String notice) {
  /** The same with what was typed into its form. */
  BucketPage typed(BucketsPage.Row shown, String typedInfo, long formsRevision, String problem) {
    return new BucketPage(shown, typedInfo, formsRevision, problem, deletion, notice);
  }

  /**
   * The question before a bucket is deleted.
   *
   * @param inTheWay the first of the versions that are still in it
   * @param keys the names of the keys that are for this bucket
   */
  public record Deletion(List<String> inTheWay, List<String> keys) {}
}
