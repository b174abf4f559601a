package dev.strongroom.cli.settings;

import dev.strongroom.files.ContentTypes;
import java.time.Duration;

/**
 * What holds for every account.
 *
 * @param tokenLifetime how long account and upload tokens are good
 * @param bucketsPerAccount how many buckets an account may have
 * @param contentTypes what becomes of the content type {@code b2/x-auto}
 */
public record AccessSettings(
    Duration tokenLifetime,
    int bucketsPerAccount,
    ContentTypes contentTypes,
    GroupSettings groups) {
  /** What B2 does: a day, and a hundred buckets. */
  public static final AccessSettings STANDARD =
      new AccessSettings(Duration.ofDays(1), 100, ContentTypes.standard(), GroupSettings.STANDARD);
}
