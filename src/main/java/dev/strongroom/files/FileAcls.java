package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.MetadataStore;
import java.util.Optional;

/** Finds whose ACL is asked for: it is the bucket's, but only what is there has one. */
public final class FileAcls {
  private final MetadataStore store;

  FileAcls(MetadataStore store) {
    this.store = store;
  }

  /**
   * The version, or the newest of the name when none is named; may be a hide marker. Empty when
   * there is none.
   */
  public Optional<FileVersion> toRead(
      Permit permit, Target.OfFiles target, Optional<FileId> version) {
    permit.require(Action.READ_FILE_ACL.on(target));
    return find(target, version);
  }

  /** The same, to change it. */
  public Optional<FileVersion> toChange(
      Permit permit, Target.OfFiles target, Optional<FileId> version) {
    permit.require(Action.WRITE_FILE_ACL.on(target));
    return find(target, version);
  }

  private Optional<FileVersion> find(Target.OfFiles target, Optional<FileId> version) {
    FileName name = new FileName(target.nameOrPrefix());
    return store
        .read(tables ->
            version.isPresent()
                ? tables.fileVersions().find(version.get())
                : tables.fileVersions().newestFinished(target.bucket().id(), name))
        .filter(found -> found.bucketId().equals(target.bucket().id()))
        .filter(found -> found.name().equals(name))
        .filter(found -> found.action() != FileVersion.Action.START);
  }
}
