package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.NamePrefix;
import java.util.Map;
import java.util.Optional;

/**
 * What the bearer of a credential may do: the one shape that every credential resolves to,
 * whichever API it came by. Made only in this package; narrowing can only take away.
 */
public final class Grant {
  /** The grant of somebody without credentials. */
  public static final Grant NOBODY =
      new Grant(
          Bearer.PROGRAM,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Reach.ofAccount(Capabilities.NONE));

  /** Who holds a grant; decides about the few things that no application key can do. */
  enum Bearer {
    /** A stranger, or a program with a key or token. */
    PROGRAM,
    /** A program with the master key of an account that administers Groups, or its token. */
    PARTNER,
    /** The person whose account it is, signed in. */
    PERSON,
    /** The same, who proved a short while ago who they are. */
    CONFIRMED_PERSON,
    /** The person who administers the Group that manages the account, in it (sheet 03 §8). */
    MANAGER,
    /** The same, who proved a short while ago who they are. */
    CONFIRMED_MANAGER,
    /** The person who runs the server. */
    OPERATOR
  }

  private final Bearer bearer;
  private final Optional<AccountId> account;
  private final Optional<ApplicationKey> key;

  /** The id of the console session that it ends with. */
  private final Optional<String> session;

  private final Reach reach;

  private final Optional<Proven> proven;

  /**
   * What was proved a moment ago to sign in.
   *
   * @param passwordHash the hash of the password that was given, as it was then
   * @param secondFactor whether a code was given too
   */
  record Proven(String passwordHash, boolean secondFactor) {
    /** Nothing of the hash. */
    @Override
    public String toString() {
      return "Proven[secondFactor=" + secondFactor + "]";
    }
  }

  /** Whose person acts in the account of somebody else. */
  private final Optional<AccountId> manager;

  /** Whether a person's account may administer Groups. */
  private final boolean administersGroups;

  private Grant(
      Bearer bearer,
      Optional<AccountId> account,
      Optional<ApplicationKey> key,
      Optional<String> session,
      Reach reach) {
    this(bearer, account, key, session, reach, Optional.empty(), Optional.empty(), false);
  }

  private Grant(
      Bearer bearer,
      Optional<AccountId> account,
      Optional<ApplicationKey> key,
      Optional<String> session,
      Reach reach,
      Optional<Proven> proven,
      Optional<AccountId> manager,
      boolean administersGroups) {
    this.bearer = bearer;
    this.account = account;
    this.key = key;
    this.session = session;
    this.reach = reach;
    this.proven = proven;
    this.manager = manager;
    this.administersGroups = administersGroups;
  }

  /** The grant of a live application key. */
  static Grant of(ApplicationKey key) {
    return ofKey(Bearer.PROGRAM, key, key.capabilities());
  }

  /** The grant of the live master key of an account that administers Groups (sheet 03 §2). */
  static Grant ofPartner(ApplicationKey master) {
    return ofKey(Bearer.PARTNER, master, master.capabilities());
  }

  /**
   * The grant that a key shares with others (sheet 01 §3.2: sharing alone suffices to let others
   * read): the capabilities {@code shared}, and those of {@code ifHeld} that the key holds itself,
   * where the key reaches.
   */
  static Grant ofShared(ApplicationKey key, Capabilities shared, Capabilities ifHeld) {
    return ofKey(Bearer.PROGRAM, key, shared.union(key.capabilities().intersection(ifHeld)));
  }

  /** The grant of the person who runs the server: they hold the disk that all of it is on. */
  static Grant ofOperator(Optional<AccountId> account) {
    return new Grant(
        Bearer.OPERATOR,
        account,
        Optional.empty(),
        Optional.empty(),
        Reach.ofAccount(Capabilities.ALL));
  }

  /**
   * The grant of the person whose account it is: everything in it.
   *
   * @param session the id of the session in which they are signed in
   * @param confirmed whether they proved a short while ago who they are
   * @param untilMillis when the session ends, milliseconds since 1970 UTC
   * @param administersGroups whether the account has partner access
   */
  static Grant ofPerson(
      AccountId account,
      String session,
      boolean confirmed,
      long untilMillis,
      boolean administersGroups) {
    return new Grant(
        confirmed ? Bearer.CONFIRMED_PERSON : Bearer.PERSON,
        Optional.of(account),
        Optional.empty(),
        Optional.of(session),
        Reach.ofAccount(Capabilities.ALL).endingBy(untilMillis),
        Optional.empty(),
        Optional.empty(),
        administersGroups);
  }

  /**
   * The grant of the person who administers a managed Group, in the account of one of its members:
   * everything in it but what concerns its person.
   *
   * @param manager whose person acts
   * @param session the id of the manager's session
   */
  static Grant ofManager(
      AccountId account, AccountId manager, String session, boolean confirmed, long untilMillis) {
    return new Grant(
        confirmed ? Bearer.CONFIRMED_MANAGER : Bearer.MANAGER,
        Optional.of(account),
        Optional.empty(),
        Optional.of(session),
        Reach.ofAccount(Capabilities.ALL).endingBy(untilMillis),
        Optional.empty(),
        Optional.of(manager),
        false);
  }

  /**
   * The grant that a person handed on to the bearer of a link or token: none of what only a person
   * may do.
   *
   * @param manager who handed it on, when that is the person who manages the account
   * @param session the id of the session that it ends with; empty when it outlives it
   */
  static Grant handedOn(
      AccountId account,
      Optional<AccountId> manager,
      Optional<String> session,
      Capabilities capabilities,
      long untilMillis) {
    return new Grant(
        Bearer.PROGRAM,
        Optional.of(account),
        Optional.empty(),
        session,
        Reach.ofAccount(capabilities).endingBy(untilMillis),
        Optional.empty(),
        manager,
        false);
  }

  /** The grant of a person who has just proved this: to sign in. */
  static Grant ofProven(AccountId account, Proven proven) {
    return new Grant(
        Bearer.CONFIRMED_PERSON,
        Optional.of(account),
        Optional.empty(),
        Optional.empty(),
        Reach.ofAccount(Capabilities.ALL),
        Optional.of(proven),
        Optional.empty(),
        false);
  }

  private static Grant ofKey(Bearer bearer, ApplicationKey key, Capabilities capabilities) {
    long until = key.expiresAtMillis() == null ? Long.MAX_VALUE : key.expiresAtMillis();
    Reach reach = new Reach(capabilities, key.buckets(), key.namePrefix(), until, Optional.empty());
    return new Grant(
        bearer, Optional.of(key.accountId()), Optional.of(key), Optional.empty(), reach);
  }

  private Grant with(Reach narrower) {
    return new Grant(bearer, account, key, session, narrower, proven, manager, administersGroups);
  }

  /** This grant with what is in both sets of capabilities. */
  Grant keeping(Capabilities kept) {
    return with(reach.keeping(kept));
  }

  /** This grant with an end no later than the given time, in milliseconds since 1970 UTC. */
  Grant endingBy(long latestUntilMillis) {
    return with(reach.endingBy(latestUntilMillis));
  }

  /** This grant in one bucket; one that allows nothing when the bucket lay outside. */
  Grant in(BucketId bucket) {
    return with(reach.in(bucket));
  }

  /**
   * This grant for names that begin with the prefix too; one that allows nothing when they exclude
   * each other.
   */
  Grant under(NamePrefix prefix) {
    return with(reach.under(prefix));
  }

  /**
   * This grant for downloads with just these overrides; one that allows nothing when others were
   * fixed before.
   */
  Grant fixing(Map<ContentHeader, String> headers) {
    return with(reach.fixing(headers));
  }

  /**
   * Says whether this is all that its key may do and not a narrowed part of it; an earlier end does
   * not count as narrower.
   */
  boolean isWholeKeys() {
    return key.map(Grant::of)
        .filter(whole -> whole.reach.endingBy(0).equals(reach.endingBy(0)))
        .isPresent();
  }

  /** Whose person acts in the account of somebody else; empty for everybody in their own. */
  public Optional<AccountId> manager() {
    return manager;
  }

  /** Whether its bearer may do what those do who administer Groups. */
  public boolean administersGroups() {
    return switch (bearer) {
      case PARTNER, OPERATOR -> true;
      case PERSON, CONFIRMED_PERSON -> administersGroups;
      case PROGRAM, MANAGER, CONFIRMED_MANAGER -> false;
    };
  }

  /** Whether it is that of a master key whose account may use the Partner API. */
  public boolean isPartners() {
    return bearer == Bearer.PARTNER;
  }

  /** What was just proved for it, to sign in; empty for all other grants. */
  Optional<Proven> proven() {
    return proven;
  }

  /** The id of the console session that it ends with; empty for all that outlives sessions. */
  public Optional<String> session() {
    return session;
  }

  /** Who holds it. */
  Bearer bearer() {
    return bearer;
  }

  /** The overrides that a download must ask for; empty when it may choose. */
  Optional<Map<ContentHeader, String>> fixedHeaders() {
    return reach.fixedHeaders();
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
    return reach.capabilities();
  }

  /** In which buckets. */
  public BucketScope buckets() {
    return reach.buckets();
  }

  /** To which file names. */
  public NamePrefix namePrefix() {
    return reach.namePrefix();
  }

  /** Until when, in milliseconds since 1970 UTC; {@link Long#MAX_VALUE} when without end. */
  public long untilMillis() {
    return reach.untilMillis();
  }
}
