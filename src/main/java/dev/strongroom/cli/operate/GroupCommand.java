package dev.strongroom.cli.operate;

import dev.strongroom.cli.Machine;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code strongroom group}: the group of commands about Groups and partners. */
@Command(
    name = "group",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Let accounts use the Partner API, and make Groups, on a running server or a stopped one.",
      "A partner is an account with partner access that administers a Group; it signs in with its",
      "master application key."
    })
public final class GroupCommand {
  /** The commands of the group. */
  public static List<Object> commands(Machine machine) {
    return List.of(
        new GroupEnableCommand(machine),
        new GroupDisableCommand(machine),
        new GroupCreateCommand(machine),
        new GroupListCommand(machine),
        new GroupAddCommand(machine));
  }
}
