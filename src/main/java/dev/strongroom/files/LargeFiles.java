package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.ContentChecksum;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import dev.strongroom.usage.UsageMeter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Starts, finishes and cancels large files (sheet 02 §6). Whatever runs at the same time, a large
 * file ends exactly once, and no part joins it after its end.
 */
public final class LargeFiles {
  private final MetadataStore store;
  private final VersionWriter versions;
  private final BlobLeases leases;
  private final UsageMeter meter;

  /** Makes the service; blobs that no row names any more are dropped through {@code leases}. */
  LargeFiles(MetadataStore store, VersionWriter versions, BlobLeases leases, UsageMeter meter) {
    this.store = store;
    this.versions = versions;
    this.leases = leases;
    this.meter = meter;
  }

  /** Starts a large file under the target's name. */
  public FileVersion start(Permit permit, Target.OfFiles target, NewFile file) {
    return start(permit, target, file, Optional.empty());
  }

  /**
   * As above.
   *
   * @param declared the checksum that the finished file is to have, without its value
   */
  public FileVersion start(
      Permit permit, Target.OfFiles target, NewFile file, Optional<ContentChecksum> declared) {
    permit.require(Action.WRITE_FILE.on(target));
    HeaderBytes.check(new FileName(target.nameOrPrefix()), file.info());
    return versions.addStarted(permit, target, file, declared);
  }

  /**
   * Joins the parts to the file, which keeps its id and its place among the versions.
   *
   * @param sha1s the digests of the parts from number 1 on
   * @throws Refusal when the file is not going on, or the parts are not those named
   */
  public FileVersion finish(
      Permit permit, Target.OfFiles target, FileId largeFile, List<String> sha1s) {
    permit.require(Action.WRITE_FILE.on(target));
    return store.write(tables -> {
      KeyRing.requireAlive(tables, permit);
      FileVersion started = StartedFile.find(tables, target, largeFile);
      List<Part> parts = tables.parts().list(largeFile, 1, Part.MAXIMUM_NUMBER);
      long length = JoinedParts.checkedLength(parts, sha1s);
      FileVersion finished = started.finished(length, joinedMd5(parts), null);
      tables.fileVersions().update(finished);
      return finished;
    });
  }

  /**
   * Joins the parts that are named to the file, as {@link #finish} does, and deletes the others. To
   * finish a file again with the same parts gives it back as it is (sheet 04 §3.3).
   *
   * @param named in ascending order of number; at least one
   * @param precondition what is asked of the name
   * @param joiner gives the checksum of the file
   * @throws Refusal when the file is not going on, or the parts are not those named
   */
  public FileVersion finishWith(
      Permit permit,
      Target.OfFiles target,
      FileId largeFile,
      List<NamedPart> named,
      Precondition precondition,
      PartJoiner joiner) {
    permit.require(Action.WRITE_FILE.on(target));
    String md5 = JoinedParts.joinedMd5(named.stream().map(NamedPart::md5).toList());
    Finished finished =
        store.write(tables -> {
          KeyRing.requireAlive(tables, permit);
          Optional<FileVersion> done = finishedBefore(tables, target, largeFile, md5);
          if (done.isPresent()) {
            return new Finished(done.get(), List.of());
          }
          FileVersion started = StartedFile.find(tables, target, largeFile);
          VersionWriter.check(tables, target, precondition);
          List<Part> parts = tables.parts().list(largeFile, 1, Part.MAXIMUM_NUMBER);
          List<Part> picked = JoinedParts.picked(parts, named);
          long length = JoinedParts.checkedLength(picked);
          FileVersion version =
              started.finished(length, md5, joiner.join(started, picked).orElse(null));
          tables.fileVersions().update(version);
          return new Finished(version, dropOthers(tables, largeFile, parts, picked));
        });
    finished.dropped.stream().map(Part::blob).forEach(leases::drop);
    meter.deleted(permit, target.bucket(), bytes(finished.dropped));
    return finished.version;
  }

  private record Finished(FileVersion version, List<Part> dropped) {}

  private static Optional<FileVersion> finishedBefore(
      Tables tables, Target.OfFiles target, FileId largeFile, String md5) {
    return tables
        .fileVersions()
        .find(largeFile)
        .filter(found -> found.action() == FileVersion.Action.UPLOAD)
        .filter(found -> target.bucket().bucket().equals(Optional.of(found.bucketId())))
        .filter(found -> target.nameOrPrefix().equals(found.name().value()))
        .filter(found -> md5.equals(found.contentMd5()));
  }

  private static List<Part> dropOthers(
      Tables tables, FileId largeFile, List<Part> parts, List<Part> picked) {
    Set<Integer> kept = picked.stream().map(Part::number).collect(Collectors.toSet());
    List<Part> others = parts.stream().filter(part -> !kept.contains(part.number())).toList();
    others.forEach(part -> tables.parts().delete(largeFile, part.number()));
    return others;
  }

  private static String joinedMd5(List<Part> parts) {
    return JoinedParts.joinedMd5(parts.stream().map(Part::contentMd5).toList());
  }

  /**
   * Gives the file up and deletes its parts. Works on a full disk.
   *
   * @return the file as it was
   * @throws Refusal when it is not going on
   */
  public FileVersion cancel(Permit permit, Target.OfFiles target, FileId largeFile) {
    permit.require(Action.WRITE_FILE.on(target));
    Cancelled cancelled =
        store.writeFromReserve(tables -> {
          KeyRing.requireAlive(tables, permit);
          FileVersion started = StartedFile.find(tables, target, largeFile);
          tables.fileVersions().delete(largeFile);
          return new Cancelled(started, tables.parts().deleteAll(largeFile));
        });
    cancelled.parts.stream().map(Part::blob).forEach(leases::drop);
    meter.deleted(permit, target.bucket(), bytes(cancelled.parts));
    return cancelled.version;
  }

  private static long bytes(List<Part> parts) {
    return parts.stream().mapToLong(Part::contentLength).sum();
  }

  private record Cancelled(FileVersion version, List<Part> parts) {}
}
