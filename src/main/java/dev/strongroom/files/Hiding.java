package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.FileVersion;

/** Hides names: their versions stay (sheet 02 §8). */
public final class Hiding {
  private final VersionWriter versions;

  Hiding(VersionWriter versions) {
    this.versions = versions;
  }

  /**
   * Puts a hide marker on the target's name.
   *
   * @throws dev.strongroom.model.Refusal when there is no such bucket, no finished version of the
   *     name, or the name is hidden already
   */
  public FileVersion hide(Permit permit, Target.OfFiles target) {
    permit.require(Action.HIDE_FILE.on(target));
    return versions.addHideMarker(permit, target);
  }

  /**
   * Puts a hide marker on the target's name whatever is there: nothing, a file, or another marker
   * (sheet 04 §3.3).
   *
   * @param precondition what is asked of the name
   * @throws dev.strongroom.model.Refusal when there is no such bucket
   */
  public FileVersion mark(Permit permit, Target.OfFiles target, Precondition precondition) {
    permit.require(Action.HIDE_FILE.on(target));
    return versions.addHideMarker(
        permit, target, tables -> VersionWriter.check(tables, target, precondition));
  }

  /** As {@link #mark}, for a caller that has asked the permit. */
  FileVersion marked(Permit permit, Target.OfFiles target) {
    return versions.addHideMarker(permit, target, tables -> {});
  }
}
