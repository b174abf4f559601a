package dev.strongroom.maintenance;

/**
 * What a backup's list of contents says, beside the blobs.
 *
 * @param createdAtMillis when it was begun, milliseconds since 1970 UTC
 * @param keyEncryptionKeyId tells which key the secrets in it are sealed under
 * @param metadataSha256 of the metadata's file, 64 lower-case hexadecimal digits
 */
public record Manifest(long createdAtMillis, String keyEncryptionKeyId, String metadataSha256) {
  /** The file's name in the directory of a backup. */
  static final String FILE = "manifest";

  static final String FIRST_LINE = "strongroom backup format 1";
  static final String CREATED = "created-at-millis ";
  static final String KEY = "key-encryption-key ";
  static final String METADATA = "metadata-sha256 ";
  static final String BLOB = "blob ";
  static final String END = "sha256 ";
}
