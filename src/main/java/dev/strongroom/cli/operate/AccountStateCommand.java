package dev.strongroom.cli.operate;

import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.cli.settings.DataOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code strongroom account state}. */
@Command(
    name = "state",
    description = {
      "Say how an account stands: active, grace, suspended or closing.",
      "The keys of a suspended or closing account do nothing from the next request on; nothing is",
      "deleted, and they work again when it is active."
    })
final class AccountStateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "STATE", description = "active, grace, suspended or closing.")
  private String state = "";

  @Mixin private final AccountChoice account = new AccountChoice();
  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  AccountStateCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    JsonObject changed =
        new OperatorsWay(data.settings(), machine)
            .ask(control -> control.setAccountState(account.id(control), state));
    machine
        .err()
        .println("Account " + changed.text("accountId") + " is " + changed.text("state") + ".");
    return ExitCode.DONE.number();
  }
}
