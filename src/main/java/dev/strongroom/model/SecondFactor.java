package dev.strongroom.model;

import java.util.List;

/**
 * What a person proves besides the password, as it is stored: codes of an authenticator app (RFC
 * 6238), or one of the backup codes (sheet 05 §3).
 *
 * @param account whose person it is
 * @param sealedSecret what the app shares with the server, sealed
 * @param createdAtMillis when it was turned on, milliseconds since 1970 UTC
 * @param lastStep the half minute, counted from 1970 UTC, of the last code that was taken; that
 *     code and those before it are good no more
 * @param backupCodes SHA-256 of those not used yet, in hexadecimal digits
 */
public record SecondFactor(
    AccountId account,
    byte[] sealedSecret,
    long createdAtMillis,
    long lastStep,
    List<String> backupCodes) {

  /** Keeps a copy of the list. */
  public SecondFactor {
    backupCodes = List.copyOf(backupCodes);
  }

  /** The same after the code of this half minute. */
  public SecondFactor afterStep(long step) {
    return new SecondFactor(account, sealedSecret, createdAtMillis, step, backupCodes);
  }

  /** The same with other backup codes. */
  public SecondFactor withBackupCodes(List<String> newBackupCodes) {
    return new SecondFactor(account, sealedSecret, createdAtMillis, lastStep, newBackupCodes);
  }

  /** The account alone. */
  @Override
  public String toString() {
    return "SecondFactor[" + account + "]";
  }
}
