package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.MetadataStore;
import java.util.List;

/**
 * Starts, finishes and cancels large files (sheet 02 §6). Whatever runs at the same time, a large
 * file ends exactly once, and no part joins it after its end.
 */
public final class LargeFiles {
  private final MetadataStore store;
  private final VersionWriter versions;
  private final BlobLeases leases;

  /** Makes the service; blobs that no row names any more are dropped through {@code leases}. */
  LargeFiles(MetadataStore store, VersionWriter versions, BlobLeases leases) {
    this.store = store;
    this.versions = versions;
    this.leases = leases;
  }

  /** Starts a large file under the target's name. */
  public FileVersion start(Permit permit, Target.OfFiles target, NewFile file) {
    permit.require(Action.WRITE_FILE.on(target));
    HeaderBytes.check(new FileName(target.nameOrPrefix()), file.info());
    return versions.addStarted(permit, target, file);
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
      FileVersion started = StartedFile.find(tables, target, largeFile);
      List<Part> parts = tables.parts().list(largeFile, 1, Part.MAXIMUM_NUMBER);
      FileVersion finished = started.finished(JoinedParts.checkedLength(parts, sha1s));
      tables.fileVersions().update(finished);
      return finished;
    });
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
          FileVersion started = StartedFile.find(tables, target, largeFile);
          tables.fileVersions().delete(largeFile);
          return new Cancelled(started, tables.parts().deleteAll(largeFile));
        });
    cancelled.parts.stream().map(Part::blob).forEach(leases::drop);
    return cancelled.version;
  }

  private record Cancelled(FileVersion version, List<Part> parts) {}
}
