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
 * Checks a person's address and password. Unknown addresses, wrong passwords, suspended accounts
 * and those to which nobody signs in (sheet 03 §1) are not told apart, and cost the same hash
 * (sheet 06, "Timing" and bad input 86).
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
    /** They are those of an account that works; the grant is for this one request. */
    record Right(Grant grant) implements Result {}

    /** They are not. */
    record Wrong(Rejection rejection) implements Result {}

    /** There were too many wrong ones from there; nothing was looked at. */
    record TooMany(long waitSeconds) implements Result {}
  }

  /** What came of a code. */
  public sealed interface CodeResult {
    /** It was right; the grant is for this one request. */
    record Right(Grant grant) implements CodeResult {}

    /** It was not. */
    record Wrong(Rejection rejection) implements CodeResult {}

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
        yield new CodeResult.Right(Person.grantFor(found.get()));
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
    boolean mayCome = candidate.filter(Candidate::mayCome).isPresent();
    Optional<Account> right = signable.filter(known -> matches && mayCome);
    if (right.isEmpty()) {
      return new Result.Wrong(
          Rejection.of(candidate.map(found -> found.account.id()), why(candidate)));
    }
    throttle.giveBack(source);
    return new Result.Right(Person.grantFor(right.get().id(), right.get().passwordHash()));
  }

  /** For the operator alone. */
  private static String why(Optional<Candidate> candidate) {
    if (candidate.isEmpty()) {
      return "no account has the e-mail address given";
    }
    Account account = candidate.get().account;
    if (!account.state().works()) {
      return "account " + account.id() + " is suspended";
    }
    return candidate.get().maySignIn
        ? "the password given is not that of account " + account.id()
        : "nobody signs in to account " + account.id() + ", which a partner made";
  }

  /** An account, and whether anybody signs in to it. */
  private record Candidate(Account account, boolean maySignIn) {
    static Optional<Candidate> of(Tables tables, Optional<Account> account) {
      return account.map(
          found -> new Candidate(found, tables.accountProfiles().find(found.id()).maySignIn()));
    }

    boolean mayCome() {
      return maySignIn && account.state().works();
    }
  }
}
