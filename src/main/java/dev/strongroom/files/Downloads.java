package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileInfo;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Refusal;
import dev.strongroom.model.Slice;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import dev.strongroom.usage.UsageMeter;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Hands out the content of files (sheet 02 §10). A small file costs one transaction that reads its
 * row and its bytes.
 */
public final class Downloads {
  private final KnownBuckets buckets;
  private final Contents contents;
  private final UsageMeter meter;

  /** Makes the service; the meter is told what is sent. */
  public Downloads(MetadataStore store, BlobStore blobs, BlobLeases leases, UsageMeter meter) {
    this.meter = meter;
    this.buckets = new KnownBuckets(store);
    this.contents = new Contents(store, blobs, leases);
  }

  /**
   * The newest version of a name.
   *
   * @throws Refusal when there is none, or it is a hide marker
   * @throws dev.strongroom.store.DamagedException when its bytes are damaged
   */
  public Download byName(Permit permit, Target.OfDownload download, Wanted wanted) {
    permit.require(Action.DOWNLOAD.on(download));
    return newest(permit, download, wanted).orElseThrow(Refusal::fileNotFound);
  }

  /**
   * As {@link #byName}; when there is no such name, {@code other} is tried, if the permit allows
   * it.
   */
  public Download byEitherName(
      Permit permit, Target.OfDownload download, Target.OfDownload other, Wanted wanted) {
    permit.require(Action.DOWNLOAD.on(download));
    return newest(permit, download, wanted)
        .or(() ->
            permit.allows(Action.DOWNLOAD.on(other))
                ? newest(permit, other, wanted)
                : Optional.empty())
        .orElseThrow(Refusal::fileNotFound);
  }

  /**
   * One version, hidden or old.
   *
   * @param download names the version's bucket and name
   * @throws Refusal when there is none with content
   */
  public Download byId(Permit permit, Target.OfDownload download, FileId id, Wanted wanted) {
    permit.require(Action.DOWNLOAD.on(download));
    return open(
            permit,
            download,
            wanted,
            tables ->
                tables
                    .fileVersions()
                    .find(id)
                    .filter(
                        version -> version.name().value().equals(download.file().nameOrPrefix())))
        .orElseThrow(Refusal::fileNotFound);
  }

  /**
   * The hide marker that stands where a download found no file: the version itself, or the newest
   * of the name when none is named.
   */
  public Optional<FileVersion> marker(
      Permit permit, Target.OfDownload download, Optional<FileId> version) {
    permit.require(Action.DOWNLOAD.on(download));
    BucketId bucket = download.file().bucket().id();
    FileName name = new FileName(download.file().nameOrPrefix());
    return contents
        .find(tables ->
            version.isPresent()
                ? tables.fileVersions().find(version.get())
                : tables.fileVersions().newestFinished(bucket, name))
        .filter(found -> found.bucketId().equals(bucket) && found.name().equals(name))
        .filter(found -> found.action() == FileVersion.Action.HIDE);
  }

  private Optional<Download> newest(Permit permit, Target.OfDownload download, Wanted wanted) {
    Optional<BucketId> bucket = download.file().bucket().bucket();
    FileName name = new FileName(download.file().nameOrPrefix());
    return bucket.flatMap(id ->
        open(permit, download, wanted, tables -> tables.fileVersions().newestFinished(id, name)));
  }

  private Optional<Download> open(
      Permit permit,
      Target.OfDownload download,
      Wanted wanted,
      Function<Tables, Optional<FileVersion>> findVersion) {
    Optional<Bucket> bucket = download.file().bucket().bucket().flatMap(buckets::find);
    if (bucket.isEmpty()) {
      return Optional.empty();
    }
    return contents
        .open(tables ->
            findVersion
                .apply(tables)
                .filter(version -> version.action() == FileVersion.Action.UPLOAD)
                .map(version -> {
                  checkHeaders(version, download.overrides());
                  return locate(tables, version, wanted);
                }))
        .map(opened -> answer(permit, bucket.get(), download, wanted, opened));
  }

  /** Name, info and overrides together must fit where name and info had to (sheet 02 §10.4). */
  private static void checkHeaders(FileVersion version, Map<ContentHeader, String> overrides) {
    if (!overrides.isEmpty()) {
      SortedMap<String, String> info = new TreeMap<>(version.info().values());
      overrides.forEach((header, value) -> info.put(header.infoKey(), value));
      HeaderBytes.check(version.name(), new FileInfo(info));
    }
  }

  private static Located locate(Tables tables, FileVersion version, Wanted wanted) {
    if (wanted.part().isPresent()) {
      return PartOfFile.find(tables, version, wanted.part().getAsInt())
          .map(part -> located(tables, version, wanted, part.slice()).by(part))
          .orElseGet(() -> Located.withoutBytes(version, Slice.all(0)));
    }
    Optional<Slice> slice = wanted.slice(version);
    return slice.isPresent()
        ? located(tables, version, wanted, slice.get())
        : Located.withoutBytes(version, Slice.all(0));
  }

  private static Located located(Tables tables, FileVersion version, Wanted wanted, Slice slice) {
    return wanted.withContent()
        ? Located.find(tables, version, slice)
        : Located.withoutBytes(version, slice);
  }

  private Download answer(
      Permit permit,
      Bucket bucket,
      Target.OfDownload download,
      Wanted wanted,
      Contents.Opened opened) {
    FileVersion version = opened.located().version();
    boolean absent =
        wanted.part().isPresent()
            ? opened.located().part().isEmpty()
            : wanted.slice(version).isEmpty();
    return absent
        ? new Download.OutOfRange(version.contentLength())
        : new Download.Ready(
            bucket,
            version,
            download.overrides(),
            opened.located().slice(),
            opened.located().part(),
            wanted.part().isPresent() || wanted.isRangeOf(version),
            new MeteredContent(
                opened.content(),
                bytes -> meter.downloaded(permit, download.file().bucket(), bytes)));
  }
}
