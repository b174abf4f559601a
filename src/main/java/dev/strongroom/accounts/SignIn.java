package dev.strongroom.accounts;

import dev.strongroom.access.Grant;
import dev.strongroom.access.KnownBrowsers;
import dev.strongroom.access.Person;
import dev.strongroom.access.Rejection;
import dev.strongroom.access.SteadyClock;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Secret;
import dev.strongroom.store.MetadataStore;
import java.util.Optional;

/**
 * Checks a person's address and password. Unknown addresses, wrong passwords and suspended accounts
 * are not told apart, and cost the same hash (sheet 06, "Timing" and bad input 86).
 */
public final class SignIn {
  /** Of a password that nobody knows: it costs the same to compare with. */
  private static final String NOBODYS_HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

  private final MetadataStore store;
  private final Passwords passwords;
  private final SteadyClock clock;
  private final KnownBrowsers browsers;
  private final SignInThrottle throttle = new SignInThrottle();

  /** What came of it. */
  public sealed interface Result {
    /** They are those of an account that works; the grant is for this one request. */
    record Right(Grant grant) implements Result {}

    /** They are not. */
    record Wrong(Rejection rejection) implements Result {}

    /** There were too many wrong ones from there; nothing was looked at. */
    record TooMany(long waitSeconds) implements Result {}
  }

  /** Makes the check. */
  public SignIn(
      MetadataStore store, Passwords passwords, SteadyClock clock, KnownBrowsers browsers) {
    this.store = store;
    this.passwords = passwords;
    this.clock = clock;
    this.browsers = browsers;
  }

  /**
   * Checks an address and a password.
   *
   * @param address where it comes from, for the throttle
   * @param browserMark what the browser shows of earlier sign-ins, see {@link KnownBrowsers}; may
   *     be empty
   */
  public Result check(String email, Secret password, String address, String browserMark) {
    Optional<Account> account = store.read(tables -> tables.accounts().findByEmail(email));
    // Somebody else's guesses from the same address must not stand in the way of a browser that
    // this person has signed in with before.
    Optional<String> known = account.flatMap(found -> browsers.recognised(browserMark, found.id()));
    return check(account, password, known.orElse(SourceAddress.of(address)));
  }

  /** Checks the password of the person who is signed in already. */
  public Result confirm(AccountId id, Secret password) {
    return check(store.read(tables -> tables.accounts().find(id)), password, "session of " + id);
  }

  private Result check(Optional<Account> account, Secret password, String source) {
    long waitMillis = throttle.take(source, clock.millis());
    if (waitMillis > 0) {
      return new Result.TooMany((waitMillis + 999) / 1000);
    }
    // An account that a partner made has no password, and nobody signs in to it.
    Optional<Account> signable = account.filter(known -> !known.passwordHash().isEmpty());
    boolean matches =
        passwords.matches(
            password.reveal(), signable.map(Account::passwordHash).orElse(NOBODYS_HASH));
    Optional<Account> right = signable.filter(known -> matches && known.state().works());
    if (right.isEmpty()) {
      return new Result.Wrong(Rejection.of(why(account)));
    }
    throttle.giveBack(source);
    return new Result.Right(Person.grantFor(right.get().id()));
  }

  /** For the operator alone. */
  private static String why(Optional<Account> account) {
    if (account.isEmpty()) {
      return "no account has the e-mail address given";
    }
    return account.get().state().works()
        ? "the password given is not that of account " + account.get().id()
        : "account " + account.get().id() + " is suspended";
  }
}
