package dev.strongroom.api;

import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.Authorizer;
import dev.strongroom.access.Decision;
import dev.strongroom.access.Grant;
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

  Gate(AuditTrail audit) {
    this.audit = audit;
  }

  /** Writes down that a credential was not accepted: nobody gets even to the needs. */
  void turnAway(Occasion occasion, Rejection rejection) {
    audit.refused(occasion, rejection);
  }

  /** Lets the request through with a permit, or throws {@link DeniedException}. */
  Permit admit(Occasion occasion, Grant grant, List<Need> needs) {
    return switch (Authorizer.decide(grant, needs, occasion)) {
      case Decision.Allowed(Permit permit) -> permit;
      case Decision.Denied denied -> {
        denied
            .failure()
            .ifPresent(failure ->
                FAILURES.error(
                    "{} {} was not decided", occasion.requestId(), occasion.operation(), failure));
        audit.denied(occasion, grant, denied);
        throw new DeniedException(grant, denied);
      }
    };
  }
}
