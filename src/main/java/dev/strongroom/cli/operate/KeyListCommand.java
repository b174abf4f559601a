package dev.strongroom.cli.operate;

import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.cli.settings.DataOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code strongroom key list}. */
@Command(
    name = "list",
    description = "List the account's standard application keys, never their secrets.")
final class KeyListCommand implements Callable<Integer> {
  @Mixin private final AccountChoice account = new AccountChoice();
  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  KeyListCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    List<JsonObject> keys =
        new OperatorsWay(data.settings(), machine)
            .ask(control -> control.keys(account.id(control)));
    TextTable table = new TextTable(KeyText.HEADINGS);
    keys.forEach(key -> table.add(KeyText.row(key)));
    machine.out().println(table);
    return ExitCode.DONE.number();
  }
}
