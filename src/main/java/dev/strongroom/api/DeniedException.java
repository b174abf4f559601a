package dev.strongroom.api;

import dev.strongroom.access.Decision;

/** The gate did not let a request through. The door says so barely; the audit log says why. */
public final class DeniedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Decision.Denied denied;

  DeniedException(Decision.Denied denied) {
    super("denied", null, false, false);
    this.denied = denied;
  }

  /** What the decision was. */
  public Decision.Denied denied() {
    return denied;
  }
}
