package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.NamePrefix;
import java.util.List;
import java.util.Optional;

/**
 * What the bearer of a credential may do: the one shape that every credential resolves to,
 * whichever API it came by. Made only in this package; {@link #narrow} can only take away.
 */
public final class Grant {
  /** The grant of somebody without credentials. */
  public static final Grant NOBODY =
      new Grant(
          Optional.empty(),
          Optional.empty(),
          Capabilities.NONE,
          BucketScope.all(),
          NamePrefix.NONE,
          Long.MAX_VALUE);

  private final Optional<AccountId> account;
  private final Optional<ApplicationKey> key;
  private final Capabilities capabilities;
  private final BucketScope buckets;
  private final NamePrefix namePrefix;
  private final long untilMillis;

  private Grant(
      Optional<AccountId> account,
      Optional<ApplicationKey> key,
      Capabilities capabilities,
      BucketScope buckets,
      NamePrefix namePrefix,
      long untilMillis) {
    this.account = account;
    this.key = key;
    this.capabilities = capabilities;
    this.buckets = buckets;
    this.namePrefix = namePrefix;
    this.untilMillis = untilMillis;
  }

  /** The grant of a live application key. */
  static Grant of(ApplicationKey key) {
    long until = key.expiresAtMillis() == null ? Long.MAX_VALUE : key.expiresAtMillis();
    return new Grant(
        Optional.of(key.accountId()),
        Optional.of(key),
        key.capabilities(),
        key.buckets(),
        key.namePrefix(),
        until);
  }

  /**
   * The grant that a key shares with others (sheet 01 §3.2: sharing alone suffices to let others
   * read): the given capability, and those of {@code ifHeld} that the key holds itself, where the
   * key reaches.
   */
  static Grant ofShared(
      ApplicationKey key, Capabilities shared, Capabilities ifHeld, long untilMillis) {
    Capabilities together = shared.union(key.capabilities().intersection(ifHeld));
    return new Grant(
            Optional.of(key.accountId()),
            Optional.of(key),
            together,
            key.buckets(),
            key.namePrefix(),
            untilMillis)
        .narrow(together, of(key).untilMillis());
  }

  /**
   * The grant of the person who runs the server, within one account: they hold the disk that all of
   * it is on.
   */
  static Grant ofOperator(AccountId account) {
    return new Grant(
        Optional.of(account),
        Optional.empty(),
        Capabilities.ALL,
        BucketScope.all(),
        NamePrefix.NONE,
        Long.MAX_VALUE);
  }

  /**
   * This grant without the capabilities that are not in {@code kept} and with an end no later than
   * the given one.
   */
  Grant narrow(Capabilities kept, long latestUntilMillis) {
    return new Grant(
        account,
        key,
        capabilities.intersection(kept),
        buckets,
        namePrefix,
        Math.min(untilMillis, latestUntilMillis));
  }

  /** This grant in one bucket; one that reaches nothing when the bucket lay outside. */
  Grant narrow(BucketId bucket) {
    Capabilities left = buckets.covers(bucket) ? capabilities : Capabilities.NONE;
    return new Grant(
        account, key, left, new BucketScope.Only(List.of(bucket)), namePrefix, untilMillis);
  }

  /**
   * This grant for names that begin with the prefix too; one that reaches nothing when the two
   * exclude each other.
   */
  Grant narrow(NamePrefix prefix) {
    boolean within = namePrefix.covers(prefix.value());
    boolean wider = prefix.covers(namePrefix.value());
    Capabilities left = within || wider ? capabilities : Capabilities.NONE;
    return new Grant(account, key, left, buckets, within ? prefix : namePrefix, untilMillis);
  }

  /** The account whose things are reached; empty for nobody. */
  public Optional<AccountId> account() {
    return account;
  }

  /** The application key that the grant hangs on; empty for nobody and for the operator. */
  public Optional<ApplicationKeyId> keyId() {
    return key.map(ApplicationKey::id);
  }

  /** The application key that the grant hangs on, as it was when the credential was looked at. */
  public Optional<ApplicationKey> key() {
    return key;
  }

  /** What may be done. */
  public Capabilities capabilities() {
    return capabilities;
  }

  /** In which buckets. */
  public BucketScope buckets() {
    return buckets;
  }

  /** To which file names. */
  public NamePrefix namePrefix() {
    return namePrefix;
  }

  /** Until when, in milliseconds since 1970 UTC; {@link Long#MAX_VALUE} when without end. */
  public long untilMillis() {
    return untilMillis;
  }
}
