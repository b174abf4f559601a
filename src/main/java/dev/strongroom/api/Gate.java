package dev.strongroom.api;

import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.Authorizer;
import dev.strongroom.access.Decision;
import dev.strongroom.access.Grant;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Need;
import dev.strongroom.access.Occasion;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Rejection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fifth stop: the only caller of {@link Authorizer#decide}. Every denial is written to the
 * audit log.
 */
final class Gate {
  private static final Logger FAILURES = LoggerFactory.getLogger("strongroom.failure");

  private final AuditTrail audit;
  private final KeyRing keyRing;

  Gate(AuditTrail audit, KeyRing keyRing) {
    this.audit = audit;
    this.keyRing = keyRing;
  }

  /** Writes down that a credential was not accepted: nobody gets even to the needs. */
  void turnAway(Occasion occasion, Rejection rejection) {
    audit.refused(occasion, rejection);
  }

  /**
   * Lets the request through with a permit, or throws {@link DeniedException}. The caller may have
   * held back its body since it was authenticated, so its key is looked at once more; throws {@link
   * dev.strongroom.model.Refusal} when it is not in force any more (sheet 06, R-10).
   */
  Permit admit(Occasion occasion, Introduced input, List<Need> needs) {
    Grant grant = input.grant();
    keyRing
        .whyNotInForce(grant)
        .ifPresent(rejection -> {
          audit.refused(occasion, rejection);
          throw KeyRing.revokedMeanwhile();
        });
    return switch (Authorizer.decide(grant, needs, occasion)) {
      case Decision.Allowed(Permit permit) -> {
        if (grant.manager().isPresent()) {
          audit.managing(occasion, grant, needs, input.isViewing());
        }
        yield permit;
      }
      case Decision.Denied denied -> {
        denied
            .failure()
            .ifPresent(failure ->
                FAILURES.error(
                    "{} {} was not decided", occasion.requestId(), occasion.operation(), failure));
        audit.denied(occasion, grant, needs, denied, input.remark());
        throw new DeniedException(grant, denied);
      }
    };
  }
}
