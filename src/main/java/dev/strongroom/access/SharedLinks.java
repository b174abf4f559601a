package dev.strongroom.access;

import dev.strongroom.access.HandedOnToken.Kind;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.Membership;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.model.Secret;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Links that a person shares: tokens with which anyone downloads the newest version of one name,
 * and no other name, until they end (sheet 05 §6, "Share"). They outlive the session and end with
 * the account's password, which they are tied to, and while the account is suspended. Nothing of
 * them is stored.
 */
public final class SharedLinks {
  /** The longest that one may be good, as for B2's download authorizations (sheet 02 §10.5). */
  public static final Duration LONGEST = Duration.ofDays(7);

  private static final int HOLDER_LENGTH = AccountId.LENGTH + BucketId.LENGTH;
  private static final Capabilities READING = Capabilities.of(Capability.READ_FILES);

  private final MetadataStore store;
  private final HandedOnToken.Keys keys;
  private final SteadyClock clock;
  private final AuditTrail audit;

  /** Makes them; {@code secret} as in {@link Tokens}. */
  public SharedLinks(MetadataStore store, byte[] secret, SteadyClock clock, AuditTrail audit) {
    this.store = store;
    this.keys = new HandedOnToken.Keys(secret);
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Makes one.
   *
   * @param permit one to share the file, of a console session
   * @param untilMillis when it ends, in milliseconds since 1970 UTC; at most {@link #LONGEST} away
   */
  public Secret issue(Permit permit, Target.OfFiles file, long untilMillis) {
    permit.require(Action.SHARE_FILES.on(file));
    long lastMillis = permit.decidedAtMillis() + LONGEST.toMillis();
    if (permit.grant().session().isEmpty() || untilMillis > lastMillis) {
      throw new IllegalStateException("a person shares, for at most " + LONGEST);
    }
    String bucket = file.bucket().id().value();
    Owner account = store.read(tables -> Owner.find(tables, permit.account())).orElseThrow();
    audit.changing(permit, "share by link", bucket + "/" + file.nameOrPrefix());
    return keys.issue(
        Kind.LINK, permit.account() + bucket, untilMillis, account.covered(file.nameOrPrefix()));
  }

  /** Redeems one for the name that is asked for: reading it, without any override. */
  public Redemption redeem(String token, String name) {
    Optional<HandedOnToken> read =
        HandedOnToken.read(Kind.LINK, token)
            .filter(found -> found.holder().length() == HOLDER_LENGTH);
    if (read.isEmpty()) {
      return new Redemption.Bad(Rejection.of("no shared link has the form of the token given"));
    }
    String holder = read.get().holder();
    AccountId id = new AccountId(holder.substring(0, AccountId.LENGTH));
    Optional<Owner> account = store.read(tables -> Owner.find(tables, id));
    String covered = account.map(found -> found.covered(name)).orElse("");
    if (!keys.made(Kind.LINK, read.get(), covered) || account.isEmpty()) {
      return new Redemption.Bad(
          Rejection.of(
              "the link was not made here, for this name, under the password and in the Group of"
                  + " now"));
    }
    if (!account.get().works()) {
      return new Redemption.Suspended(Rejection.of("account " + id + " is suspended"));
    }
    long untilMillis = read.get().untilMillis();
    if (clock.hasCome(untilMillis)) {
      return new Redemption.Expired(Rejection.of("the shared link has expired"));
    }
    return new Redemption.Redeemed(
        Grant.handedOn(id, Optional.empty(), Optional.empty(), READING, untilMillis)
            .in(new BucketId(holder.substring(AccountId.LENGTH)))
            .under(new NamePrefix(name))
            .fixing(Map.of()));
  }

  /**
   * With what a link ends: a new password, and the account's joining or leaving a Group, whose
   * admin may have made it.
   */
  private record Owner(boolean works, String passwordHash, long memberSinceMillis) {
    static Optional<Owner> find(Tables tables, AccountId id) {
      long since = tables.memberships().find(id).map(Membership::sinceMillis).orElse(0L);
      return tables
          .accounts()
          .find(id)
          .map(found -> new Owner(found.state().works(), found.passwordHash(), since));
    }

    /** A name holds no line break. */
    String covered(String name) {
      return name + "\n" + passwordHash + "\n" + memberSinceMillis;
    }

    @Override
    public String toString() {
      return "Owner[]";
    }
  }
}
