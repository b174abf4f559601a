package dev.strongroom.model;

import org.jspecify.annotations.Nullable;

/**
 * One version of a file (sheet 02 §2.2). Versions of a name are ordered newest first: by upload
 * timestamp, then by sequence.
 *
 * @param action what this version is
 * @param contentLength size in bytes; 0 for hide markers and unfinished large files
 * @param contentSha1 as told to clients
 * @param contentMd5 32 lower-case hexadecimal digits; for a finished large file those of its parts'
 *     MD5s one after the other, a hyphen and the number of parts (sheet 04 §4.3); null for an
 *     unfinished one
 * @param contentType the resolved MIME type
 * @param uploadTimestampMillis milliseconds since 1970 UTC; the time of the start for a large file
 * @param sequence grows with every version that the server stores; breaks ties of equal timestamps
 * @param content where the bytes are
 * @param checksum the one that an S3 client chose; null when none did
 */
public record FileVersion(
    FileId id,
    BucketId bucketId,
    FileName name,
    Action action,
    long contentLength,
    ContentSha1 contentSha1,
    @Nullable String contentMd5,
    String contentType,
    FileInfo info,
    long uploadTimestampMillis,
    long sequence,
    Content content,
    @Nullable ContentChecksum checksum) {
  /** A version for which no client chose a checksum. */
  public FileVersion(
      FileId id,
      BucketId bucketId,
      FileName name,
      Action action,
      long contentLength,
      ContentSha1 contentSha1,
      @Nullable String contentMd5,
      String contentType,
      FileInfo info,
      long uploadTimestampMillis,
      long sequence,
      Content content) {
    this(
        id,
        bucketId,
        name,
        action,
        contentLength,
        contentSha1,
        contentMd5,
        contentType,
        info,
        uploadTimestampMillis,
        sequence,
        content,
        null);
  }

  /** The type that hide markers carry. */
  public static final String HIDE_MARKER_CONTENT_TYPE = "application/x-bz-hide-marker";

  /** The MD5 of no bytes, which hide markers carry. */
  public static final String MD5_OF_NOTHING = "d41d8cd98f00b204e9800998ecf8427e";

  /** What a version is. */
  public enum Action {
    /** A file with content. */
    UPLOAD("upload"),
    /** A hide marker: the name is hidden while this is the newest version. */
    HIDE("hide"),
    /** A large file that is not finished; listed among versions, otherwise invisible. */
    START("start");

    private final String wireName;

    Action(String wireName) {
      this.wireName = wireName;
    }

    /** The name in answers. */
    public String wireName() {
      return wireName;
    }
  }

  /**
   * This unfinished large file, finished.
   *
   * @param joinedLength so many bytes its parts have together
   * @param joinedMd5 as {@link #contentMd5} has it for a finished large file
   * @param joinedChecksum null when there is none
   */
  public FileVersion finished(
      long joinedLength, String joinedMd5, @Nullable ContentChecksum joinedChecksum) {
    return new FileVersion(
        id,
        bucketId,
        name,
        Action.UPLOAD,
        joinedLength,
        ContentSha1.NONE,
        joinedMd5,
        contentType,
        info,
        uploadTimestampMillis,
        sequence,
        Content.PARTS,
        joinedChecksum);
  }

  /** Says whether the version is a large file, finished or not; it is part of the id. */
  public boolean isLarge() {
    return id.value().charAt(3 + BucketId.LENGTH + 2) == '2';
  }
}
