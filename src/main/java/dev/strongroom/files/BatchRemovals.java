package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import java.util.Optional;

/**
 * Hides and removes many at once: each entry asks the permit for its own decision, and none is done
 * that it does not allow (sheet 04 §3.1).
 */
public final class BatchRemovals {
  private final Hiding hiding;
  private final Removals removals;

  /** Makes the service over those for single ones. */
  public BatchRemovals(Hiding hiding, Removals removals) {
    this.hiding = hiding;
    this.removals = removals;
  }

  /**
   * Removes a version, or hides the name when none is named.
   *
   * @return the version that was removed, or the new hide marker; empty when the permit does not
   *     allow it
   * @throws dev.strongroom.model.Refusal when there is no such bucket or version
   */
  public Optional<FileVersion> remove(
      Permit permit, Target.OfFiles target, Optional<FileId> version) {
    boolean allowed =
        permit.allows(
            (version.isEmpty() ? Action.HIDE_FILE : Action.DELETE_FILE_VERSION).on(target));
    if (!allowed) {
      return Optional.empty();
    }
    target.bucket().id();
    return Optional.of(
        version.isEmpty()
            ? hiding.marked(permit, target)
            : removals.removed(permit, target, version.get(), target.nameOrPrefix()));
  }
}
