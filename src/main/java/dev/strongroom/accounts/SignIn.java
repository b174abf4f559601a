package dev.strongroom.accounts;

import dev.strongroom.access.Grant;
import dev.strongroom.access.KnownBrowsers;
import dev.strongroom.access.PendingSignIns;
import dev.strongroom.access.Person;
import dev.strongroom.access.Rejection;
import dev.strongroom.access.SteadyClock;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Secret;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Checks a person's address and password. Unknown addresses and wrong passwords are not told apart,
 * and cost the same hash (sheet 06, "Timing" and bad input 86). That nobody comes in to an account,
 * because it is suspended perhaps, is told to who gave the password, and the second factor where
 * there is one (sheet 05 §2).
 */
public final class SignIn {
  /** Of a password that nobody knows: it costs the same to compare with. */
  private static final String NOBODYS_HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

  private static final int LONGEST_WAIT_SECONDS = 5;

  private final MetadataStore store;
  private final Passwords passwords;
  private final SteadyClock clock;
  private final KnownBrowsers browsers;
  private final PendingSignIns pendingSignIns;
  private final CodeCheck codes;
  private final SignInThrottle throttle = new SignInThrottle();
  private final Semaphore strangers = new Semaphore(1);

  /** What came of it. */
  public sealed interface Result {
    /**
     * They are those of an account that people come in to, or that still asks for a second factor;
     * the grant is for this one request.
     */
    record Right(Grant grant) implements Result {}

    /** They are not. */
    record Wrong(Rejection rejection) implements Result {}

    /** They are, but nobody comes in. */
    record NoEntry(Rejection rejection, Barred why) implements Result {}

    /** There were too many wrong ones from there; nothing was looked at. */
    record TooMany(long waitSeconds) implements Result {}
  }

  /** What came of a code. */
  public sealed interface CodeResult {
    /** It was right; the grant is for this one request. */
    record Right(Grant grant) implements CodeResult {}

    /** It was not. */
    record Wrong(Rejection rejection) implements CodeResult {}

    /** It was right, but nobody comes in to the account. */
    record NoEntry(Rejection rejection, Barred why) implements CodeResult {}

    /** There were too many wrong ones; nothing was looked at. */
    record TooMany(long waitSeconds) implements CodeResult {}

    /** The password was given too long ago. */
    record Over() implements CodeResult {}
  }

  /** Makes the check. */
  public SignIn(
      MetadataStore store,
      Passwords passwords,
      SteadyClock clock,
      KnownBrowsers browsers,
      PendingSignIns pendingSignIns,
      CodeCheck codes) {
    this.store = store;
    this.passwords = passwords;
    this.clock = clock;
    this.browsers = browsers;
    this.pendingSignIns = pendingSignIns;
    this.codes = codes;
  }

  /**
   * Checks an address and a password.
   *
   * @param address where it comes from, for the throttle
   * @param browserMark what the browser shows of earlier sign-ins, see {@link KnownBrowsers}; may
   *     be empty
   */
  public Result check(String email, Secret password, String address, String browserMark) {
    Optional<Candidate> candidate =
        store.read(tables -> Candidate.of(tables, tables.accounts().findByEmail(email)));
    // Somebody else's guesses from the same address must not stand in the way of a browser that
    // this person has signed in with before.
    Optional<String> known =
        candidate.flatMap(found -> browsers.recognised(browserMark, found.account.id()));
    return known.isPresent()
        ? check(candidate, password, known.get())
        : checkStrangers(candidate, password, SourceAddress.of(address));
  }

  /**
   * Checks the second factor of somebody whose password was right.
   *
   * @param ticket what they were given for that, see {@link PendingSignIns}
   * @param browserMark as for {@link #check}
   */
  public CodeResult checkCode(Secret ticket, String code, String browserMark) {
    Optional<PendingSignIns.Pending> found = pendingSignIns.find(ticket);
    if (found.isEmpty()) {
      return new CodeResult.Over();
    }
    AccountId account = found.get().account();
    // Whoever has the password alone may use up their own guesses, not those of the owner.
    String source =
        codes
            .sinceMillis(account)
            .flatMap(since -> browsers.recognisedWithCode(browserMark, account, since))
            .orElse("strangers of " + account);
    return switch (codes.take(account, source, code)) {
      case CodeCheck.Result.Right unused -> {
        pendingSignIns.end(ticket);
        yield store
            .read(tables -> Candidate.of(tables, tables.accounts().find(account)))
            .flatMap(Candidate::barred)
            .<CodeResult>map(why -> new CodeResult.NoEntry(rejection(account, why), why))
            .orElseGet(() -> new CodeResult.Right(Person.grantFor(found.get())));
      }
      case CodeCheck.Result.Wrong unused ->
          new CodeResult.Wrong(
              Rejection.of(
                  Optional.of(account),
                  "the second factor given is not that of account " + account));
      case CodeCheck.Result.Off unused -> new CodeResult.Over();
      case CodeCheck.Result.TooMany(long waitSeconds) -> new CodeResult.TooMany(waitSeconds);
    };
  }

  /**
   * Checks the password of the person who is signed in already.
   *
   * @param sessionId whose guesses are counted
   */
  public Result confirm(AccountId id, String sessionId, Secret password) {
    return check(
        store.read(tables -> Candidate.of(tables, tables.accounts().find(id))),
        password,
        "session " + sessionId);
  }

  /**
   * One after the other, and not for long: the other place of those that compare at a time is kept
   * for browsers that are known, however many strangers guess from however many addresses.
   */
  private Result checkStrangers(Optional<Candidate> candidate, Secret password, String source) {
    try {
      if (!strangers.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        return new Result.TooMany(LONGEST_WAIT_SECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Result.TooMany(LONGEST_WAIT_SECONDS);
    }
    try {
      return check(candidate, password, source);
    } finally {
      strangers.release();
    }
  }

  private Result check(Optional<Candidate> candidate, Secret password, String source) {
    long waitMillis = throttle.take(source, clock.millis());
    if (waitMillis > 0) {
      return new Result.TooMany((waitMillis + 999) / 1000);
    }
    Optional<Account> signable =
        candidate.map(Candidate::account).filter(known -> !known.passwordHash().isEmpty());
    boolean matches =
        passwords.matches(
            password.reveal(), signable.map(Account::passwordHash).orElse(NOBODYS_HASH));
    Optional<Account> right = signable.filter(known -> matches);
    if (right.isEmpty()) {
      return new Result.Wrong(
          candidate
              .map(found -> found.account.id())
              .map(id ->
                  Rejection.of(Optional.of(id), "the password given is not that of account " + id))
              .orElseGet(() -> Rejection.of("no account has the e-mail address given")));
    }
    throttle.giveBack(source);
    AccountId account = right.get().id();
    // Who has a second factor is told nothing for the password alone: the code is asked for first.
    return candidate
        .flatMap(Candidate::barred)
        .filter(unused -> codes.sinceMillis(account).isEmpty())
        .<Result>map(why -> new Result.NoEntry(rejection(account, why), why))
        .orElseGet(() -> new Result.Right(Person.grantFor(account, right.get().passwordHash())));
  }

  /** For the operator alone. */
  private static Rejection rejection(AccountId account, Barred why) {
    return Rejection.of(
        Optional.of(account),
        switch (why) {
          case SUSPENDED, SUSPENDED_BY_ADMIN -> "account " + account + " is suspended";
          case CLOSING -> "account " + account + " is about to be deleted";
          case MANAGED_BY_GROUP ->
              "nobody signs in to account " + account + ", which a partner made";
        });
  }

  /** An account, and whether anybody signs in to it. */
  private record Candidate(Account account, boolean maySignIn) {
    static Optional<Candidate> of(Tables tables, Optional<Account> account) {
      return account.map(
          found -> new Candidate(found, tables.accountProfiles().find(found.id()).maySignIn()));
    }

    Optional<Barred> barred() {
      if (!account.state().works()) {
        return Optional.of(Barred.by(account.state()));
      }
      return maySignIn ? Optional.empty() : Optional.of(Barred.MANAGED_BY_GROUP);
    }
  }
}
