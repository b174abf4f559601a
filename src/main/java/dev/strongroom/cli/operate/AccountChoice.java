package dev.strongroom.cli.operate;

import dev.strongroom.cli.control.Control;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which account a command is about. */
final class AccountChoice {
  @Option(
      names = "--account",
      paramLabel = "ACCOUNT",
      description = "Id or e-mail address; may be left out while there is only one account.")
  private Optional<String> account = Optional.empty();

  /** The account's id. */
  String id(Control control) {
    return control.account(account).text("accountId");
  }
}
