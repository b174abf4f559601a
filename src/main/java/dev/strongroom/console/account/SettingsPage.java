package dev.strongroom.console.account;

import dev.strongroom.console.page.Times.Moment;
import java.util.List;
import java.util.Optional;

/**
 * The person's own settings.
 *
 * @param backupCodesLeft of the second factor; empty when there is none
 * @param sessions used last first
 * @param problem what was wrong with what was typed for the password; "" for nothing
 * @param done what was just done; "" for nothing
 */
public record SettingsPage(
    String email,
    String accountId,
    Optional<Integer> backupCodesLeft,
    List<Row> sessions,
    String problem,
    String done) {
  /** Where it is. */
  public static final String PATH = "/console/my-settings";

  /**
   * A session.
   *
   * @param browser what the browser calls itself
   * @param isThis whether it is the one that asks
   */
  public record Row(
      String id, String browser, String address, Moment seen, Moment began, boolean isThis) {}
}
