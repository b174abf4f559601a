package dev.strongroom.cli.operate;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.cli.settings.DataOptions;
import dev.strongroom.model.ApplicationKeyId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code strongroom key delete}. */
@Command(
    name = "delete",
    description = "Delete a standard application key; nothing that hangs on it works from then on.")
final class KeyDeleteCommand implements Callable<Integer> {
  @Parameters(paramLabel = "APPLICATION_KEY_ID", description = "The key, by its id.")
  private String id = "";

  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  KeyDeleteCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    if (!ApplicationKeyId.isWellFormed(id)) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, "'" + id + "' is not the id of an application key.");
    }
    String accountId = new ApplicationKeyId(id).accountId().value();
    JsonObject key =
        new OperatorsWay(data.settings(), machine).ask(control -> control.deleteKey(accountId, id));
    machine.err().println("The key " + key.text("keyName") + " is dead.");
    return ExitCode.DONE.number();
  }
}
