package dev.strongroom.cli.operate;

import dev.strongroom.cli.Machine;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code strongroom account}: the group of commands about accounts. */
@Command(
    name = "account",
    synopsisSubcommandLabel = "COMMAND",
    description = "Make and list accounts, on a running server or a stopped one.")
public final class AccountCommand {
  /** The commands of the group. */
  public static List<Object> commands(Machine machine) {
    return List.of(
        new AccountCreateCommand(machine),
        new AccountListCommand(machine),
        new AccountPasswordCommand(machine),
        new AccountSecondFactorOffCommand(machine),
        new AccountStateCommand(machine));
  }
}
