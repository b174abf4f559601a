package dev.strongroom.api;

import dev.strongroom.access.Decision;
import dev.strongroom.access.Grant;
import dev.strongroom.model.ApplicationKeyId;

/** The gate did not let a request through. The door says so barely; the audit log says why. */
public final class DeniedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Grant grant;
  private final transient Decision.Denied denied;

  DeniedException(Grant grant, Decision.Denied denied) {
    super("denied", null, false, false);
    this.grant = grant;
    this.denied = denied;
  }

  /** Whether nobody in particular asked: a caller without a credential. */
  public boolean isStranger() {
    return grant.account().isEmpty();
  }

  /** Whether whoever asked did so with an account's master application key. */
  public boolean isOfMasterKey() {
    return grant.keyId().filter(ApplicationKeyId::isMaster).isPresent();
  }

  /** What the decision was. */
  public Decision.Denied denied() {
    return denied;
  }
}
