package dev.strongroom.cli.operate;

import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.cli.settings.DataOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code strongroom key master}. */
@Command(
    name = "master",
    description = {
      "Generate the account's master application key and print it, once.",
      "The one before it is dead from then on, with every token that it gave out."
    })
final class KeyMasterCommand implements Callable<Integer> {
  @Mixin private final AccountChoice account = new AccountChoice();
  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  KeyMasterCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    JsonObject key =
        new OperatorsWay(data.settings(), machine)
            .ask(control -> control.generateMasterKey(account.id(control)));
    machine.out().println(KeyText.secret(key));
    machine.err().println("It is not shown again. A master application key of before is dead now.");
    return ExitCode.DONE.number();
  }
}
