package dev.strongroom.files;

import dev.strongroom.access.Target;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.Tables;
import java.util.Optional;

/** Finds large files that are started and neither finished nor cancelled. */
final class StartedFile {
  private StartedFile() {}

  /**
   * The large file, as this transaction sees it.
   *
   * @param target what the permit is for: the file is that very one
   * @throws Refusal when there is none, or it is finished or cancelled
   */
  static FileVersion find(Tables tables, Target.OfFiles target, FileId id) {
    return tables
        .fileVersions()
        .find(id)
        .filter(found -> found.action() == FileVersion.Action.START)
        .filter(found -> target.bucket().bucket().equals(Optional.of(found.bucketId())))
        .filter(found -> target.nameOrPrefix().equals(found.name().value()))
        .orElseThrow(() -> noneGoingOn(id));
  }

  private static Refusal noneGoingOn(FileId id) {
    return new Refusal(Refusal.Kind.NO_ACTIVE_UPLOAD, "No active upload for: " + id);
  }
}
