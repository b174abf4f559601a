package dev.strongroom.cli.settings;

import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.files.ContentTypes;
import dev.strongroom.model.Endpoints;
import java.time.Duration;

/**
 * What holds for every account.
 *
 * @param tokenLifetime how long account and upload tokens are good
 * @param bucketsPerAccount how many buckets an account may have
 * @param contentTypes what becomes of the content type {@code b2/x-auto}
 * @param s3Strict whether the S3-compatible API refuses what B2 refuses, extensions included
 * @param s3AnyRegion whether signatures for any region are taken
 */
public record AccessSettings(
    Duration tokenLifetime,
    int bucketsPerAccount,
    ContentTypes contentTypes,
    boolean s3Strict,
    boolean s3AnyRegion,
    GroupSettings groups) {
  /** What B2 does: a day, and a hundred buckets. */
  public static final AccessSettings STANDARD =
      new AccessSettings(
          Duration.ofDays(1), 100, ContentTypes.standard(), false, false, GroupSettings.STANDARD);

  /** What they come to for the S3-compatible API at these addresses. */
  public S3Settings s3(Endpoints endpoints) {
    return S3Settings.at(endpoints, s3Strict, s3AnyRegion);
  }
}
