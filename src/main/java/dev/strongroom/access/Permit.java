package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.NamePrefix;
import java.util.List;
import java.util.Optional;

/**
 * The proof that needs were met. Only the {@link Authorizer} makes one, and no service does
 * anything without: it takes the permit first and {@link #require}s what it is about to do.
 */
public final class Permit {
  private final Grant grant;
  private final List<Need> met;
  private final Occasion occasion;

  Permit(Grant grant, List<Need> met, Occasion occasion) {
    this.grant = grant;
    this.met = List.copyOf(met);
    this.occasion = occasion;
  }

  /**
   * Makes sure that exactly this need was among those that were met. Anything else is a mistake in
   * this program, and ends the request before harm is done.
   *
   * @throws IllegalStateException when it was not
   */
  public void require(Need need) {
    if (!met.contains(need)) {
      throw new IllegalStateException("performed without a permit to " + need.action());
    }
  }

  /**
   * Decides one need more with the same grant: for fields to mask, rows to leave out and batches.
   * What cannot be decided is not allowed.
   */
  public boolean allows(Need need) {
    return denial(need).isEmpty();
  }

  /** As {@link #allows}, with the reason why it is not allowed; empty when it is. */
  public Optional<Decision.Denied> denial(Need need) {
    return Authorizer.denial(grant, need, occasion.atMillis());
  }

  /**
   * The account whose things are reached; throws {@link IllegalStateException} for a stranger's
   * permit.
   */
  public AccountId account() {
    return grant
        .account()
        .orElseThrow(() -> new IllegalStateException("a stranger has no account"));
  }

  /** The application key that acts; empty for strangers and for the operator. */
  public Optional<ApplicationKeyId> keyId() {
    return grant.keyId();
  }

  /** The grant that the permit stands on. */
  public Grant grant() {
    return grant;
  }

  /** The prefix to which listings in reach are narrowed. */
  public NamePrefix namePrefix() {
    return grant.namePrefix();
  }

  /** When it was decided, in milliseconds since 1970 UTC: the request's one time. */
  public long decidedAtMillis() {
    return occasion.atMillis();
  }

  /** When and from where it was asked. */
  public Occasion occasion() {
    return occasion;
  }
}
