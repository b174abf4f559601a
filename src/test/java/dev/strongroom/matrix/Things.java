package dev.strongroom.matrix;

import java.util.List;

/** What the requests of the matrix name: an account, its buckets, files and keys. */
interface Things {
  /** The account that everything belongs to. */
  String accountId();

  /** The private bucket that requests are about. */
  String bucketId();

  /** Its name. */
  String bucketName();

  /** Another private bucket of the account. */
  String otherBucketId();

  /** A bucket without a file. */
  String emptyBucketId();

  /** A file named {@link World#NAME} in the bucket. */
  String fileId();

  /** A file of the same name in the other bucket. */
  String otherFileId();

  /** A file named {@link World#NAME_ELSEWHERE} in the bucket. */
  String elsewhereFileId();

  /** A file named {@link World#NAME} in a public bucket. */
  String publicFileId();

  /** An unfinished large file named {@link World#NAME} in the bucket. */
  String largeFileId();

  /** A key of the account. */
  String keyId();

  /** Everything that is an id or a bucket's name, for comparing answers without them. */
  default List<String> ids() {
    return List.of(
        fileId(),
        otherFileId(),
        elsewhereFileId(),
        publicFileId(),
        largeFileId(),
        keyId(),
        bucketId(),
        otherBucketId(),
        emptyBucketId(),
        bucketName(),
        accountId());
  }
}
