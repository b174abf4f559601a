package dev.strongroom.console.buckets;

import dev.strongroom.console.page.Times.Moment;
import java.util.List;
import java.util.Optional;

/**
 * The page Buckets.
 *
 * @param endpoint the host for S3 clients
 * @param newBucket the form for a new one; empty when nothing is asked
 * @param notice what was just done; "" for nothing
 */
public record BucketsPage(
    List<Row> buckets, String endpoint, Optional<NewBucketForm> newBucket, String notice) {
  /** Where it is. */
  public static final String PATH = "/console/buckets";

  /** A bucket. */
  public record Row(String id, String name, boolean isPublic, Moment created) {
    /** The same with another type. */
    Row withPublic(boolean other) {
      return new Row(id, name, other, created);
    }

    /** B2's word for its type. */
    public String type() {
      return isPublic ? "Public" : "Private";
    }
  }

  /**
   * The form for a new bucket, as it was typed.
   *
   * @param error what is wrong with the name; "" for nothing
   */
  public record NewBucketForm(String name, boolean isPublic, String error) {}
}
