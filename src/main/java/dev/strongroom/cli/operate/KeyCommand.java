package dev.strongroom.cli.operate;

import dev.strongroom.cli.Machine;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code strongroom key}: the group of commands about application keys. */
@Command(
    name = "key",
    synopsisSubcommandLabel = "COMMAND",
    description = "Make, list and delete application keys, on a running server or a stopped one.")
public final class KeyCommand {
  /** The commands of the group. */
  public static List<Object> commands(Machine machine) {
    return List.of(
        new KeyMasterCommand(machine),
        new KeyCreateCommand(machine),
        new KeyListCommand(machine),
        new KeyDeleteCommand(machine));
  }
}
