package dev.strongroom.usage;

import dev.strongroom.model.UsageCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** B2's classes of transactions, and the operations in each (sheet 01 §9). */
public enum TransactionClass {
  /** Uploads, and what takes away. */
  A(
      List.of(
          "b2_cancel_large_file",
          "b2_delete_bucket",
          "b2_delete_file_version",
          "b2_delete_key",
          "b2_finish_large_file",
          "b2_get_upload_part_url",
          "b2_get_upload_url",
          "b2_hide_file",
          "b2_start_large_file",
          "b2_update_file_legal_hold",
          "b2_update_file_retention",
          "b2_upload_file",
          "b2_upload_part",
          "AbortMultipartUpload",
          "CreateMultipartUpload",
          "CompleteMultipartUpload",
          "DeleteBucket",
          "DeleteObject",
          "DeleteObjects",
          "PutObject",
          "PutObjectLegalHold",
          "PutObjectLockConfiguration",
          "PutObjectRetention",
          "UploadPart")),
  /** Downloads. */
  B(
      List.of(
          "b2_download_file_by_id",
          "b2_download_file_by_name",
          "b2_get_file_info",
          "GetObject",
          "GetObjectLegalHold",
          "GetObjectLockConfiguration",
          "GetObjectRetention",
          "HeadObject")),
  /** Everything else that a program asks for. */
  C(
      List.of(
          "b2_authorize_account",
          "b2_copy_file",
          "b2_copy_part",
          "b2_create_bucket",
          "b2_create_key",
          "b2_get_download_authorization",
          "b2_list_buckets",
          "b2_list_file_names",
          "b2_list_file_versions",
          "b2_list_keys",
          "b2_list_parts",
          "b2_list_unfinished_large_files",
          "b2_update_bucket",
          "b2_get_bucket_notification_rules",
          "b2_set_bucket_notification_rules",
          "CopyObject",
          "CreateBucket",
          "DeleteBucketCors",
          "DeleteBucketEncryption",
          "GetBucketAcl",
          "GetBucketCors",
          "GetBucketEncryption",
          "GetBucketLocation",
          "GetBucketVersioning",
          "GetObjectAcl",
          "HeadBucket",
          "ListBuckets",
          "ListMultipartUploads",
          "ListObjects",
          "ListObjectsV2",
          "ListObjectVersions",
          "ListParts",
          "PutBucketAcl",
          "PutBucketCors",
          "PutBucketEncryption",
          "PutObjectAcl",
          "UploadPartCopy")),
  /**
   * No transaction of B2's: the console, the operator, the Partner API, and calls without class.
   */
  NONE(List.of());

  private static final Map<String, TransactionClass> BY_OPERATION = new HashMap<>();

  static {
    for (TransactionClass one : values()) {
      one.operations.forEach(operation -> BY_OPERATION.put(operation, one));
    }
  }

  private final List<String> operations;

  TransactionClass(List<String> operations) {
    this.operations = operations;
  }

  /** The class of an operation by its name in its API. */
  public static TransactionClass of(String operation) {
    return BY_OPERATION.getOrDefault(operation, NONE);
  }

  /** So many transactions of this class. */
  public UsageCounts times(long count) {
    return switch (this) {
      case A -> new UsageCounts(count, 0, 0, 0, 0, 0);
      case B -> new UsageCounts(0, count, 0, 0, 0, 0);
      case C -> new UsageCounts(0, 0, count, 0, 0, 0);
      case NONE -> UsageCounts.NONE;
    };
  }
}
