package dev.strongroom.console.files;

import java.util.List;

/** The buckets whose files can be browsed. */
public record BucketChoice(List<Row> buckets) {
  /** A bucket. */
  public record Row(String id, String name, boolean isPublic) {}
}
