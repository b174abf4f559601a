package dev.strongroom.files;

import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.Content;
import dev.strongroom.model.ContentChecksum;
import dev.strongroom.model.ContentSha1;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileInfo;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.Tables;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Adds versions of files: one transaction that sees that the bucket and the key are still there,
 * gives the version its place and its id, and stores it.
 */
final class VersionWriter {
  private final MetadataStore store;
  private final KeyRing keyRing;
  private final Cluster cluster;
  private final SecureRandom random;
  private final boolean writesRestricted;

  /** Makes one for everybody's buckets, which refuses the server's own. */
  VersionWriter(MetadataStore store, KeyRing keyRing, Cluster cluster, SecureRandom random) {
    this(store, keyRing, cluster, random, false);
  }

  /**
   * Makes one.
   *
   * @param writesRestricted whether it writes to restricted buckets too: for the server itself
   */
  VersionWriter(
      MetadataStore store,
      KeyRing keyRing,
      Cluster cluster,
      SecureRandom random,
      boolean writesRestricted) {
    this.writesRestricted = writesRestricted;
    this.store = store;
    this.keyRing = keyRing;
    this.cluster = cluster;
    this.random = random;
  }

  /** Asks a condition of the name, without writing. */
  void check(Target.OfFiles target, Precondition precondition) {
    if (!precondition.equals(Precondition.NONE)) {
      store.read(tables -> {
        check(tables, target, precondition);
        return target;
      });
    }
  }

  /** Looks whether there is room for a body, without writing. */
  void checkRoom(Target.OfFiles target, long bytes) {
    BucketId bucket = target.bucket().id();
    store.read(tables -> {
      Room.require(tables, bucket, bytes);
      return bucket;
    });
  }

  /** Asks a condition of the name, in the transaction that writes it. */
  static void check(Tables tables, Target.OfFiles target, Precondition precondition) {
    if (!precondition.equals(Precondition.NONE)) {
      precondition.check(
          tables
              .fileVersions()
              .newestFinished(target.bucket().id(), new FileName(target.nameOrPrefix()))
              .filter(newest -> newest.action() == FileVersion.Action.UPLOAD));
    }
  }

  /** Adds a file whose content was written; it is visible and durable when this returns. */
  FileVersion addFile(
      Permit permit,
      Target.OfFiles target,
      NewFile file,
      Precondition precondition,
      ContentDigests digests,
      NewBody body) {
    BucketId bucket = target.bucket().id();
    Content content = body.keep();
    long randomBits = random.nextLong();
    KeyWatch watch = KeyWatch.begin(store, keyRing, permit);
    try {
      FileVersion added =
          store.write(tables -> {
            Place place = place(tables, watch, bucket, new FileName(target.nameOrPrefix()));
            check(tables, target, precondition);
            FileId id = FileId.of(bucket, false, randomBits, place.timestampMillis, cluster);
            FileVersion version =
                new FileVersion(
                    id,
                    bucket,
                    place.name,
                    FileVersion.Action.UPLOAD,
                    body.length(),
                    digests.sha1(),
                    digests.md5(),
                    file.contentType(),
                    file.info(),
                    place.timestampMillis,
                    place.sequence,
                    content,
                    digests.checksum());
            tables.fileVersions().insert(version);
            body.insertInline(tables, id);
            return version;
          });
      body.adopted();
      return added;
    } catch (StorageFailedException unknownOutcome) {
      body.adopted();
      throw unknownOutcome;
    }
  }

  /** Adds a large file that has no parts yet. */
  FileVersion addStarted(
      Permit permit, Target.OfFiles target, NewFile file, Optional<ContentChecksum> declared) {
    BucketId bucket = target.bucket().id();
    long randomBits = random.nextLong();
    KeyWatch watch = KeyWatch.begin(store, keyRing, permit);
    return store.write(tables -> {
      Place place = place(tables, watch, bucket, new FileName(target.nameOrPrefix()));
      FileVersion version =
          new FileVersion(
              FileId.of(bucket, true, randomBits, place.timestampMillis, cluster),
              bucket,
              place.name,
              FileVersion.Action.START,
              0,
              ContentSha1.NONE,
              null,
              file.contentType(),
              file.info(),
              place.timestampMillis,
              place.sequence,
              Content.NOTHING,
              declared.orElse(null));
      tables.fileVersions().insert(version);
      return version;
    });
  }

  /** Adds a hide marker on a name whose newest finished version is a file. */
  FileVersion addHideMarker(Permit permit, Target.OfFiles target) {
    BucketId bucket = target.bucket().id();
    FileName name = new FileName(target.nameOrPrefix());
    return addHideMarker(permit, target, tables -> checkShown(tables, bucket, name));
  }

  /**
   * Adds a hide marker.
   *
   * @param check looks at what there is before, and throws to refuse
   */
  FileVersion addHideMarker(Permit permit, Target.OfFiles target, Consumer<Tables> check) {
    BucketId bucket = target.bucket().id();
    FileName name = new FileName(target.nameOrPrefix());
    long randomBits = random.nextLong();
    KeyWatch watch = KeyWatch.begin(store, keyRing, permit);
    return store.write(tables -> {
      Place place = place(tables, watch, bucket, name);
      check.accept(tables);
      FileVersion version =
          new FileVersion(
              FileId.of(bucket, false, randomBits, place.timestampMillis, cluster),
              bucket,
              name,
              FileVersion.Action.HIDE,
              0,
              ContentSha1.OF_NOTHING,
              FileVersion.MD5_OF_NOTHING,
              FileVersion.HIDE_MARKER_CONTENT_TYPE,
              FileInfo.NONE,
              place.timestampMillis,
              place.sequence,
              Content.NOTHING);
      tables.fileVersions().insert(version);
      return version;
    });
  }

  private static void checkShown(Tables tables, BucketId bucket, FileName name) {
    FileVersion newest =
        tables
            .fileVersions()
            .newestFinished(bucket, name)
            .orElseThrow(
                () -> new Refusal(Refusal.Kind.NOTHING_TO_HIDE, "File not present: " + name));
    if (newest.action() == FileVersion.Action.HIDE) {
      throw new Refusal(Refusal.Kind.ALREADY_HIDDEN, "File already hidden: " + name);
    }
  }

  /** Where a new version stands among those of its name. */
  private record Place(FileName name, long timestampMillis, long sequence) {}

  /** The place after all others, whatever the clock says (sheet 02 §4.3). */
  private Place place(Tables tables, KeyWatch watch, BucketId bucket, FileName name) {
    watch.require(tables);
    Bucket found =
        tables
            .buckets()
            .find(bucket)
            .filter(stored -> stored.accountId().equals(watch.permit().account()))
            .orElseThrow(() -> Refusal.bucketNotFound(bucket.value()));
    if (found.type() == BucketType.RESTRICTED && !writesRestricted) {
      throw Refusal.illegalValue("only the server itself writes to a restricted bucket");
    }
    long afterNewest =
        tables
            .fileVersions()
            .newest(bucket, name)
            .map(newest -> newest.uploadTimestampMillis() + 1)
            .orElse(0L);
    return new Place(
        name,
        Math.max(watch.permit().decidedAtMillis(), afterNewest),
        tables.fileVersions().takeSequence());
  }
}
