package dev.strongroom.api;

import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.Authorizer;
import dev.strongroom.access.Decision;
import dev.strongroom.access.Grant;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import java.time.InstantSource;
import java.util.List;

/**
 * The fifth stop: the only caller of {@link Authorizer#decide}. Every denial is written to the
 * audit log.
 */
final class Gate {
  private final AuditTrail audit;
  private final InstantSource clock;

  Gate(AuditTrail audit, InstantSource clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /** Lets the request through with a permit, or throws {@link DeniedException}. */
  Permit admit(AuditTrail.Origin origin, Grant grant, List<Need> needs) {
    return switch (Authorizer.decide(grant, needs, clock.millis())) {
      case Decision.Allowed(Permit permit) -> permit;
      case Decision.Denied denied -> {
        audit.denied(origin, grant, denied);
        throw new DeniedException(denied);
      }
    };
  }
}
