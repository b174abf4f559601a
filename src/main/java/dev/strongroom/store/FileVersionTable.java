package dev.strongroom.store;

import dev.strongroom.model.BlobId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import java.util.List;
import java.util.Optional;

/** File versions: uploads, hide markers and unfinished large files. */
public interface FileVersionTable {
  /**
   * The next sequence number, greater than every one given before; a transaction that fails may
   * leave a gap.
   */
  long takeSequence();

  /**
   * Adds a version; throws {@link DuplicateException} when its id, or its place among the versions,
   * is taken.
   */
  void insert(FileVersion version);

  /**
   * Replaces the version with the same id, which has the same bucket, name, upload timestamp and
   * sequence; throws {@link IllegalStateException} when there is none.
   */
  void update(FileVersion version);

  /** Removes a version; says whether it was there. */
  boolean delete(FileId id);

  /** Finds by id. */
  Optional<FileVersion> find(FileId id);

  /** The newest version of the name that is not an unfinished large file. */
  Optional<FileVersion> newestFinished(BucketId bucket, FileName name);

  /** The newest version of the name, of any kind. */
  Optional<FileVersion> newest(BucketId bucket, FileName name);

  /**
   * At most {@code limit} versions of every kind in listing order, beginning with the first one at
   * or after the place.
   */
  List<FileVersion> from(BucketId bucket, VersionPosition start, int limit);

  /**
   * At most {@code limit} unfinished large files of the bucket whose names begin with {@code
   * namePrefix}, oldest start first and then by id, beginning with the first at or after
   * (timestamp, id).
   */
  List<FileVersion> unfinished(
      BucketId bucket, String namePrefix, long startTimestampMillis, String startFileId, int limit);

  /**
   * At most {@code limit} unfinished large files of the bucket in the order of names, beginning
   * with the first at or after the place.
   */
  List<FileVersion> unfinishedByName(BucketId bucket, UnfinishedPosition start, int limit);

  /** Says whether the bucket holds no version of any kind. */
  boolean isEmpty(BucketId bucket);

  /** Says whether a version has its content in this blob. */
  boolean refersTo(BlobId blob);
}
