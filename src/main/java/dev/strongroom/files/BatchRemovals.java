package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.Decision;
import dev.strongroom.access.Occasion;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hides and removes many at once: each entry asks the permit for its own decision, and none is done
 * that it does not allow (sheet 04 §3.1).
 */
public final class BatchRemovals {
  private static final Logger FAILURES = LoggerFactory.getLogger("strongroom.failure");

  private final Hiding hiding;
  private final Removals removals;
  private final AuditTrail audit;

  /** Makes the service over those for single ones. */
  public BatchRemovals(Hiding hiding, Removals removals, AuditTrail audit) {
    this.hiding = hiding;
    this.removals = removals;
    this.audit = audit;
  }

  /**
   * Removes a version, or hides the name when none is named. A denial is written to the audit log.
   *
   * @return the version that was removed, or the new hide marker; empty when the permit does not
   *     allow it
   * @throws dev.strongroom.model.Refusal when there is no such bucket or version
   */
  public Optional<FileVersion> remove(
      Permit permit, Target.OfFiles target, Optional<FileId> version) {
    Optional<Decision.Denied> denied =
        permit.denial(
            (version.isEmpty() ? Action.HIDE_FILE : Action.DELETE_FILE_VERSION).on(target));
    if (denied.isPresent()) {
      note(permit, denied.get());
      return Optional.empty();
    }
    target.bucket().id();
    return Optional.of(
        version.isEmpty()
            ? hiding.marked(permit, target)
            : removals.removed(permit, target, version.get(), target.nameOrPrefix()));
  }

  private void note(Permit permit, Decision.Denied denied) {
    Occasion occasion = permit.occasion();
    denied
        .failure()
        .ifPresent(failure ->
            FAILURES.error(
                "{} {} was not decided", occasion.requestId(), occasion.operation(), failure));
    audit.denied(occasion, permit.grant(), List.of(denied.unmet()), denied);
  }
}
