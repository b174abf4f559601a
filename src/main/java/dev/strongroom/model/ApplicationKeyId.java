package dev.strongroom.model;

import java.util.HexFormat;
import java.util.Locale;

/**
 * The id of an application key (sheet 01 §1 and §2.1). A master key's id is the account id (12
 * hexadecimal digits); a standard key's id is the cluster (3 decimal digits), the account id and a
 * counter of 10 hexadecimal digits. The same 25-character form with counter zero is the newer
 * spelling of a master key's id; {@link #canonical} folds it.
 */
public record ApplicationKeyId(String value) implements Comparable<ApplicationKeyId> {
  /** Number of characters of a standard key's id. */
  public static final int STANDARD_LENGTH = 25;

  private static final int CLUSTER_LENGTH = 3;
  private static final String MASTER_COUNTER = "0000000000";

  /** Checks the form; throws {@link IllegalValueException} when it is neither of the two. */
  public ApplicationKeyId {
    if (!isWellFormed(value)) {
      throw new IllegalValueException("Invalid applicationKeyId: " + value);
    }
  }

  /** The id of an account's master application key. */
  public static ApplicationKeyId ofMaster(AccountId account) {
    return new ApplicationKeyId(account.value());
  }

  /** The id of the account's standard key with this number, counted from 1 and never used again. */
  public static ApplicationKeyId ofStandard(Cluster cluster, AccountId account, long number) {
    return new ApplicationKeyId(
        cluster.value() + account.value() + HexFormat.of().toHexDigits(number, 10));
  }

  /** Says whether the text has the form of a key id of either kind. */
  public static boolean isWellFormed(String text) {
    return AccountId.isWellFormed(text)
        || (text.length() == STANDARD_LENGTH
            && Cluster.isWellFormed(text.substring(0, CLUSTER_LENGTH))
            && Hexadecimal.isLowerCase(text, CLUSTER_LENGTH, STANDARD_LENGTH));
  }

  /**
   * The form under which the key is stored: the account id for either spelling of a master key's
   * id.
   */
  public ApplicationKeyId canonical() {
    return isMaster() ? ofMaster(accountId()) : this;
  }

  /** Says whether this names a master key, in either spelling. */
  public boolean isMaster() {
    return value.length() == AccountId.LENGTH || value.endsWith(MASTER_COUNTER);
  }

  /** The account that the key belongs to; it is part of the id. */
  public AccountId accountId() {
    return value.length() == AccountId.LENGTH
        ? new AccountId(value)
        : new AccountId(value.substring(CLUSTER_LENGTH, CLUSTER_LENGTH + AccountId.LENGTH));
  }

  @Override
  public int compareTo(ApplicationKeyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toLowerCase(Locale.ROOT);
  }
}
