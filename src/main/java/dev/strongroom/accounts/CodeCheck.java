package dev.strongroom.accounts;

import dev.strongroom.access.SteadyClock;
import dev.strongroom.access.Vault;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.SecondFactor;
import dev.strongroom.store.MetadataStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes second factors. A code is good once, also when the server is killed afterwards: what is
 * left is written before anybody is told that it was right (sheet 06, bad input 94).
 */
public final class CodeCheck {
  /** What the shared secret is sealed for. */
  static final String PURPOSE = "second factor";

  private final MetadataStore store;
  private final Vault vault;
  private final SteadyClock clock;
  private final SignInThrottle throttle = new SignInThrottle();

  /** What came of it. */
  sealed interface Result {
    /** It was right, and is used up. */
    record Right() implements Result {}

    /** It was not. */
    record Wrong() implements Result {}

    /** The account has no second factor. */
    record Off() implements Result {}

    /** There were too many wrong ones; nothing was looked at. */
    record TooMany(long waitSeconds) implements Result {}
  }

  /** Makes the check, by the server's clock. */
  public CodeCheck(MetadataStore store, Vault vault, SteadyClock clock) {
    this.store = store;
    this.vault = vault;
    this.clock = clock;
  }

  /** When the account's second factor was turned on, in milliseconds since 1970 UTC. */
  Optional<Long> sinceMillis(AccountId account) {
    return store
        .read(tables -> tables.secondFactors().find(account))
        .map(SecondFactor::createdAtMillis);
  }

  /**
   * Takes a code of the app or a backup code. Nobody guesses at the 80 bits of a backup code, so
   * these are always looked at: they are what an owner has whose guesses others used up.
   *
   * @param source whose guesses are counted: they know the password, so it is not where they come
   *     from that tells the owner from others, but the browser
   */
  Result take(AccountId account, String source, String typed) {
    String code = BackupCodes.plain(typed);
    if (BackupCodes.isWellFormed(code)) {
      return mayBeTaken(account, code) ? taken(account, code) : new Result.Wrong();
    }
    long waitMillis = throttle.take(source, clock.millis());
    if (waitMillis > 0) {
      return new Result.TooMany((waitMillis + 999) / 1000);
    }
    Result result = taken(account, code);
    if (!(result instanceof Result.Wrong)) {
      throttle.giveBack(source);
    }
    return result;
  }

  private boolean mayBeTaken(AccountId account, String backupCode) {
    return store
        .read(tables -> tables.secondFactors().find(account))
        .filter(present -> present.backupCodes().contains(BackupCodes.hash(backupCode)))
        .isPresent();
  }

  private Result taken(AccountId account, String code) {
    return store.writeFromReserve(tables -> {
      Optional<SecondFactor> present = tables.secondFactors().find(account);
      if (present.isEmpty()) {
        return new Result.Off();
      }
      Optional<SecondFactor> left = after(present.get(), code);
      left.ifPresent(tables.secondFactors()::put);
      return left.isPresent() ? new Result.Right() : new Result.Wrong();
    });
  }

  private Optional<SecondFactor> after(SecondFactor present, String code) {
    byte[] secret = vault.open(PURPOSE, present.account(), present.sealedSecret());
    OptionalLong step = TimeCode.stepOf(secret, code, clock.millis(), present.lastStep());
    if (step.isPresent()) {
      return Optional.of(present.afterStep(step.getAsLong()));
    }
    List<String> left = new ArrayList<>(present.backupCodes());
    return left.remove(BackupCodes.hash(code))
        ? Optional.of(present.withBackupCodes(left))
        : Optional.empty();
  }
}
