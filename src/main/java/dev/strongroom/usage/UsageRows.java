package dev.strongroom.usage;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.UsageCounts;
import dev.strongroom.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rows of one account and day: one for what concerns no bucket, one for each bucket (sheet 03
 * §9.3).
 */
final class UsageRows {
  /** The columns from the bucket's on, in the order of {@link #of}. */
  static final List<String> COLUMNS =
      List.of(
          "bucket_id",
          "bucket_name",
          "uploaded_gb",
          "deleted_gb",
          "downloaded_gb",
          "downloaded_bytes",
          "downloaded_favored_bytes",
          "stored_gb",
          "storage_byte_hours",
          "api_txn_class_a",
          "api_txn_class_b",
          "api_txn_class_c",
          "api_txn_class_d");

  private static final double GIGABYTE = 1e9;

  private UsageRows() {}

  /** The rows, the account's own first. */
  static List<List<String>> of(Tables tables, AccountId account, long day) {
    UsageCounts own = UsageCounts.NONE;
    List<List<String>> rows = new ArrayList<>();
    for (UsageReport.OfBucket bucket : UsageReports.buckets(tables, account, day, day)) {
      if (BucketId.isWellFormed(bucket.id())) {
        rows.add(
            row(
                bucket.id(),
                bucket.name(),
                bucket.counts(),
                bucket.storedBytes(),
                bucket.byteHours()));
      } else {
        own = own.plus(bucket.counts());
      }
    }
    rows.addFirst(row("", "", own, 0, 0));
    return rows;
  }

  private static List<String> row(
      String id, String name, UsageCounts counts, long storedBytes, long byteHours) {
    return List.of(
        id,
        name,
        gigabytes(counts.uploadedBytes()),
        gigabytes(counts.deletedBytes()),
        gigabytes(counts.downloadedBytes()),
        Long.toString(counts.downloadedBytes()),
        "0",
        gigabytes(storedBytes),
        Long.toString(byteHours),
        Long.toString(counts.classA()),
        Long.toString(counts.classB()),
        Long.toString(counts.classC()),
        "0");
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.2f", bytes / GIGABYTE);
  }
}
