package dev.strongroom.api;

import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.Authorizer;
import dev.strongroom.access.Decision;
import dev.strongroom.access.Grant;
import dev.strongroom.access.Need;
import dev.strongroom.access.Occasion;
import dev.strongroom.access.Permit;
import java.util.List;

/**
 * The fifth stop: the only caller of {@link Authorizer#decide}. Every denial is written to the
 * audit log.
 */
final class Gate {
  private final AuditTrail audit;

  Gate(AuditTrail audit) {
    this.audit = audit;
  }

  /** Lets the request through with a permit, or throws {@link DeniedException}. */
  Permit admit(Occasion occasion, Grant grant, List<Need> needs) {
    return switch (Authorizer.decide(grant, needs, occasion)) {
      case Decision.Allowed(Permit permit) -> permit;
      case Decision.Denied denied -> {
        audit.denied(occasion, grant, denied);
        throw new DeniedException(grant, denied);
      }
    };
  }
}
