package dev.strongroom.console.account;

import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.SecondFactors;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.page.Pages;
import dev.strongroom.console.page.Place;
import dev.strongroom.model.Secret;
import java.util.List;
import java.util.Optional;

/**
 * The second factor: turned on with an app, or managed when it is on (sheet 05 §3).
 *
 * @param email the address that the person signs in with
 * @param setup what an app is given; empty when it is on
 * @param backupCodesLeft those not used yet
 * @param error what was wrong with what was typed; "" for nothing
 */
public record SecondFactorPage(
    String email, Optional<Setup> setup, int backupCodesLeft, String error) {
  /** Where it is. */
  public static final String PATH = SettingsPage.PATH + "/second-factor";

  private static final String ISSUER = "Strongroom";
  private static final int GROUP = 4;

  /**
   * What an app is given.
   *
   * @param typed the secret, for whoever cannot take the picture
   * @param sealed the same, for the form
   */
  public record Setup(Secret typed, String sealed, QrSquare picture) {}

  /**
   * The page as things are now.
   *
   * @param sealed the secret that a form came back with; "" for none
   */
  static SecondFactorPage of(
      SecondFactors secondFactors,
      Permit permit,
      Target.OfAccount account,
      String email,
      String sealed,
      String error) {
    Optional<Integer> left = secondFactors.backupCodesLeft(permit, account);
    if (left.isPresent()) {
      return new SecondFactorPage(email, Optional.empty(), left.get(), error);
    }
    SecondFactors.Prepared prepared =
        sealed.isEmpty()
            ? secondFactors.prepare(permit, account)
            : secondFactors.prepareAgain(permit, account, sealed);
    return new SecondFactorPage(email, Optional.of(setup(email, prepared)), 0, error);
  }

  private static Setup setup(String email, SecondFactors.Prepared prepared) {
    String secret = prepared.secret().reveal();
    String address =
        "otpauth://totp/%s:%s?secret=%s&issuer=%s"
            .formatted(ISSUER, PercentCoding.encode(email).replace("/", "%2F"), secret, ISSUER);
    String grouped = secret.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    return new Setup(new Secret(grouped), prepared.sealed(), QrSquare.of(address));
  }

  Reply reply(ConsoleInput input, Pages pages) {
    return setup.isPresent()
        ? pages.secretPage(
            input, "secondfactor", "Two-Factor Verification", Place.Page.MY_SETTINGS, this)
        : pages.page(
            error.isEmpty() ? 200 : 422,
            input,
            "secondfactor",
            "Two-Factor Verification",
            Place.Page.MY_SETTINGS,
            this);
  }

  /** The codes, once. */
  static Reply codes(ConsoleInput input, Pages pages, List<Secret> codes) {
    return pages.secretPage(
        input, "backupcodes", "Backup Codes", Place.Page.MY_SETTINGS, new BackupCodesPage(codes));
  }

  /** Ten codes, to be shown once. */
  public record BackupCodesPage(List<Secret> codes) {}
}
