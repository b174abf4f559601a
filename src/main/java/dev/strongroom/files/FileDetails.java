package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.MetadataStore;

/** Tells what is known of one version (sheet 02 §8). */
public final class FileDetails {
  private final MetadataStore store;

  FileDetails(MetadataStore store) {
    this.store = store;
  }

  /** Whether the name shows a file. */
  public boolean isShown(Permit permit, Target.OfFiles target) {
    permit.require(Action.READ_FILE_INFO.on(target));
    FileName name = new FileName(target.nameOrPrefix());
    return store
        .read(tables -> tables.fileVersions().newestFinished(target.bucket().id(), name))
        .filter(newest -> newest.action() == FileVersion.Action.UPLOAD)
        .isPresent();
  }

  /**
   * A finished version or a hide marker.
   *
   * @param target names the version's bucket and name
   * @throws Refusal when there is none
   */
  public FileVersion find(Permit permit, Target.OfFiles target, FileId id) {
    permit.require(Action.READ_FILE_INFO.on(target));
    return store
        .read(tables -> tables.fileVersions().find(id))
        .filter(version -> target.bucket().bucket().filter(version.bucketId()::equals).isPresent())
        .filter(version -> version.name().value().equals(target.nameOrPrefix()))
        .filter(version -> version.action() != FileVersion.Action.START)
        .orElseThrow(Refusal::fileNotFound);
  }
}
