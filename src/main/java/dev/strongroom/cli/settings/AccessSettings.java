package dev.strongroom.cli.settings;

import java.time.Duration;

/**
 * What holds for every account.
 *
 * @param tokenLifetime how long account and upload tokens are good
 * @param bucketsPerAccount how many buckets an account may have
 */
public record AccessSettings(Duration tokenLifetime, int bucketsPerAccount) {
  /** What B2 does: a day, and a hundred buckets. */
  public static final AccessSettings STANDARD = new AccessSettings(Duration.ofDays(1), 100);
}
