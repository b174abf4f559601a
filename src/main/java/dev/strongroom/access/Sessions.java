package dev.strongroom.access;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ConsoleSession;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupRefusal;
import dev.strongroom.model.Membership;
import dev.strongroom.model.Refusal;
import dev.strongroom.model.Secret;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.StorageException;
import dev.strongroom.store.Tables;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions of people in the console (sheet 05 §2, sheet 06 ASVS 7.x). What opens one is 256 random
 * bits that only the browser has; the row decides at every request, and outlives the server.
 */
public final class Sessions {
  /** How long a session lasts without being used. */
  public static final Duration IDLE = Duration.ofHours(12);

  /** How long a session lasts at most. */
  public static final Duration LONGEST = Duration.ofDays(7);

  /** How long a person counts as confirmed after giving the password. */
  public static final Duration CONFIRMED = Duration.ofMinutes(10);

  private static final Logger LOGGER = LoggerFactory.getLogger(Sessions.class);
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
  private static final int TOKEN_BYTES = 32;
  private static final int MOST_LISTED = 200;

  private final MetadataStore store;
  private final SteadyClock clock;
  private final AuditTrail audit;
  private final SecureRandom random;

  /**
   * An open session.
   *
   * @param grant what its person may do now
   * @param email the address that the person signs in with
   * @param managed the member whose account it is in; empty for the person's own
   */
  public record Open(
      Grant grant, ConsoleSession session, String email, Optional<Account> managed) {}

  /** Makes them over the store, by the server's clock. */
  public Sessions(MetadataStore store, SteadyClock clock, AuditTrail audit, SecureRandom random) {
    this.store = store;
    this.clock = clock;
    this.audit = audit;
    this.random = random;
  }

  /**
   * Begins a session for whoever the permit is of; ends those of everybody whose time is over.
   *
   * @param permit one to sign in
   * @return what opens the session: for the browser, and nowhere else
   * @throws Refusal when the password that was given is not the account's any more, a second factor
   *     was turned on meanwhile, or nobody comes in to the account
   */
  public Secret begin(Permit permit) {
    AccountId account = permit.account();
    permit.require(Action.SIGN_IN.on(new Target.OfAccount(account)));
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    Secret token = new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    long now = permit.decidedAtMillis();
    Occasion from = permit.occasion();
    ConsoleSession session =
        new ConsoleSession(
            idOf(token.reveal()),
            account,
            now,
            now,
            now,
            from.address(),
            from.userAgent(),
            Optional.empty());
    audit.<ConsoleSession>change(
        permit,
        "sign in",
        account.value(),
        () ->
            store.writeFromReserve(tables -> {
              requireProof(tables, permit);
              tables.consoleSessions().deleteOver(now - IDLE.toMillis(), now - LONGEST.toMillis());
              tables.consoleSessions().put(session);
              return session;
            }));
    return token;
  }

  /**
   * Opens the session of a cookie's value; empty when there is none, it was ended, its time is
   * over, or its account is suspended.
   *
   * @param address where the request comes from
   * @param userAgent the browser, at most 200 characters
   */
  public Optional<Open> open(String token, String address, String userAgent) {
    String id = idOf(token);
    Optional<Stored> found = store.read(tables -> find(tables, id));
    if (found.isEmpty() || clock.hasCome(endMillis(found.get().session))) {
      return Optional.empty();
    }
    ConsoleSession session = seen(found.get().session, address, userAgent);
    return Optional.of(found.get().with(session).open(isConfirmed(session)));
  }

  private boolean isConfirmed(ConsoleSession session) {
    return clock.millis() < session.confirmedAtMillis() + CONFIRMED.toMillis();
  }

  /**
   * Goes on with the session in the account of a member: the session stays the person's.
   *
   * @param permit one to look after the member
   */
  public void manage(Permit permit, Target.OfMember member, String sessionId) {
    permit.require(Action.MANAGE_MEMBER.on(member));
    AccountId account = member.account();
    audit.<ConsoleSession>change(
        permit,
        account,
        "manage user account",
        account.value(),
        () ->
            store.write(tables -> {
              if (!Managing.isInForce(tables, permit.account(), account)) {
                throw GroupRefusal.notAMember(member.asked());
              }
              return putManaging(tables, permit.account(), sessionId, Optional.of(account));
            }));
  }

  /**
   * Goes on with the session in the person's own account; nothing happens when it is there.
   *
   * @return the Group of the member whose account it was in, if the person still administers it
   */
  public Optional<GroupId> backToOwn(Permit permit, String sessionId) {
    permit.require(Action.LEAVE_MANAGED_VIEW.on(Target.OfServer.INSTANCE));
    AccountId person =
        permit.grant().manager().or(permit.grant()::account).orElseThrow(KeyRing::revokedMeanwhile);
    return store.writeFromReserve(tables -> {
      Optional<GroupId> group =
          tables
              .consoleSessions()
              .find(sessionId)
              .flatMap(ConsoleSession::managed)
              .flatMap(tables.memberships()::find)
              .map(Membership::groupId)
              .filter(id -> tables.groups().isAdmin(id, person));
      ConsoleSession unused = putManaging(tables, person, sessionId, Optional.empty());
      return group;
    });
  }

  private static ConsoleSession putManaging(
      Tables tables, AccountId person, String sessionId, Optional<AccountId> managed) {
    ConsoleSession session =
        tables
            .consoleSessions()
            .find(sessionId)
            .filter(found -> found.account().equals(person))
            .orElseThrow(KeyRing::revokedMeanwhile)
            .managing(managed);
    tables.consoleSessions().put(session);
    return session;
  }

  /** The session with this id; empty as in {@link #open}. What asks for it is no use of it. */
  Optional<Alive> alive(String id) {
    return store
        .read(tables -> find(tables, id))
        .filter(found -> !clock.hasCome(endMillis(found.session)))
        .map(Stored::alive);
  }

  /**
   * A session, for what was handed on in it.
   *
   * @param account in which it is
   * @param manager whose session it is, when that is another
   */
  record Alive(ConsoleSession session, AccountId account, Optional<AccountId> manager) {}

  /** When the session is over unless it is used, in milliseconds since 1970 UTC. */
  static long endMillis(ConsoleSession session) {
    return Math.min(
        session.seenAtMillis() + IDLE.toMillis(), session.createdAtMillis() + LONGEST.toMillis());
  }

  /** Notes that the session's person proved again who they are; gives back the session's state. */
  public Open confirm(Open open) {
    long now = clock.millis();
    // What else changed in the row meanwhile stays: the account that is looked after, above all.
    store.<Optional<ConsoleSession>>writeFromReserve(
        tables -> changed(tables, open.session.id(), session -> session.confirmed(now)));
    return store
        .read(tables -> find(tables, open.session.id()))
        .orElseThrow(KeyRing::revokedMeanwhile)
        .open(true);
  }

  /** The account's sessions that can still be used, used last first. */
  public List<ConsoleSession> list(Permit permit, Target.OfAccount account) {
    permit.require(Action.MANAGE_SESSIONS.on(account));
    return store
        .read(tables -> tables.consoleSessions().list(account.account(), MOST_LISTED))
        .stream()
        .filter(session -> permit.decidedAtMillis() < endMillis(session))
        .toList();
  }

  /** Ends the session that the permit's person comes with, in whosever account it is. */
  public void endOwn(Permit permit, String id) {
    permit.require(Action.SIGN_OUT.on(Target.OfServer.INSTANCE));
    AccountId person =
        permit.grant().manager().or(permit.grant()::account).orElseThrow(KeyRing::revokedMeanwhile);
    audit.changing(permit, "sign out", person.value());
    delete(person, id);
  }

  private void delete(AccountId person, String id) {
    store.<Boolean>writeFromReserve(tables ->
        tables
            .consoleSessions()
            .find(id)
            .filter(session -> session.account().equals(person))
            .map(session -> tables.consoleSessions().delete(session.id()))
            .orElse(false));
  }

  /** Ends one of the account's sessions; nothing happens when there is none with the id. */
  public void end(Permit permit, Target.OfAccount account, String id) {
    permit.require(Action.MANAGE_SESSIONS.on(account));
    audit.changing(permit, "sign out", account.account().value());
    delete(account.account(), id);
  }

  /**
   * Ends all of the account's sessions but one; gives back how many.
   *
   * @param keptId the one that goes on; "" for none
   */
  public int endOthers(Permit permit, Target.OfAccount account, String keptId) {
    permit.require(Action.MANAGE_SESSIONS.on(account));
    return audit.change(
        permit,
        "sign out everywhere",
        account.account().value(),
        () ->
            store.writeFromReserve(
                tables -> tables.consoleSessions().deleteOthers(account.account(), keptId)));
  }

  /**
   * The password may have been changed, and all sessions ended, since it was compared; where there
   * is a second factor, no session begins without it; and none to an account that was suspended.
   */
  private static void requireProof(Tables tables, Permit permit) {
    Optional<Grant.Proven> proven = permit.grant().proven();
    Optional<String> current = tables.accounts().find(permit.account()).map(Account::passwordHash);
    if (proven.isEmpty() || !proven.map(Grant.Proven::passwordHash).equals(current)) {
      throw new Refusal(
          Refusal.Kind.CREDENTIAL_REVOKED, "The password was changed meanwhile. Sign in again.");
    }
    Optional<Account> open =
        tables.accounts().find(permit.account()).filter(account -> account.state().works());
    if (open.isEmpty() || !tables.accountProfiles().find(permit.account()).maySignIn()) {
      throw new Refusal(
          Refusal.Kind.CREDENTIAL_REVOKED, "Nobody signs in to this account at present.");
    }
    boolean needsMore = tables.secondFactors().find(permit.account()).isPresent();
    if (needsMore && !proven.get().secondFactor()) {
      throw new Refusal(
          Refusal.Kind.CREDENTIAL_REVOKED,
          "A second factor was turned on meanwhile. Sign in again.");
    }
  }

  private record Stored(
      ConsoleSession session,
      Account account,
      boolean administersGroups,
      Optional<Account> managed) {

    Stored with(ConsoleSession newer) {
      return new Stored(newer, account, administersGroups, managed);
    }

    Alive alive() {
      return new Alive(
          session,
          managed.map(Account::id).orElse(account.id()),
          managed.map(unused -> account.id()));
    }

    Open open(boolean confirmed) {
      long until = endMillis(session);
      Grant grant =
          managed
              .map(member ->
                  Grant.ofManager(member.id(), account.id(), session.id(), confirmed, until))
              .orElseGet(() ->
                  Grant.ofPerson(account.id(), session.id(), confirmed, until, administersGroups));
      return new Open(grant, session, account.email(), managed);
    }
  }

  private static Optional<Stored> find(Tables tables, String id) {
    return tables
        .consoleSessions()
        .find(id)
        .flatMap(session ->
            tables
                .accounts()
                .find(session.account())
                .filter(account -> account.state().works())
                .map(account ->
                    new Stored(
                        session,
                        account,
                        tables.accountProfiles().find(account.id()).hasPartnerAccess(),
                        managed(tables, session))));
  }

  /** A session in an account that is not managed any more is in the person's own. */
  private static Optional<Account> managed(Tables tables, ConsoleSession session) {
    return session
        .managed()
        .filter(member -> Managing.isInForce(tables, session.account(), member))
        .flatMap(tables.accounts()::find);
  }

  /** Written down about once a minute; a session that cannot be written goes on all the same. */
  private ConsoleSession seen(ConsoleSession session, String address, String userAgent) {
    long now = clock.millis();
    if (now - session.seenAtMillis() < SEEN_EVERY.toMillis()) {
      return session;
    }
    try {
      store.<Optional<ConsoleSession>>write(
          tables -> changed(tables, session.id(), row -> row.seen(now, address, userAgent)));
    } catch (StorageException notNow) {
      LOGGER.warn("the last use of a session could not be written down", notNow);
    }
    return session.seen(now, address, userAgent);
  }

  private static Optional<ConsoleSession> changed(
      Tables tables, String id, UnaryOperator<ConsoleSession> change) {
    Optional<ConsoleSession> changed = tables.consoleSessions().find(id).map(change);
    changed.ifPresent(tables.consoleSessions()::put);
    return changed;
  }

  private static String idOf(String token) {
    return HexFormat.of().formatHex(Secrets.sha256(token.getBytes(StandardCharsets.UTF_8)));
  }
}
