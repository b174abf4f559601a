package dev.strongroom.cli.operate;

import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.cli.settings.DataOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code strongroom account second-factor-off}. */
@Command(
    name = "second-factor-off",
    description = {
      "Turn two-factor verification off, for somebody who lost app and backup codes.",
      "Make sure that it is them: from then on the password alone signs in."
    })
final class AccountSecondFactorOffCommand implements Callable<Integer> {
  @Mixin private final AccountChoice account = new AccountChoice();
  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  AccountSecondFactorOffCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    JsonObject changed =
        new OperatorsWay(data.settings(), machine)
            .ask(control -> control.removeSecondFactor(account.id(control)));
    String before = changed.truth("wasOn") ? " is off." : " was off already.";
    machine
        .err()
        .println("Two-factor verification of account " + changed.text("accountId") + before);
    return ExitCode.DONE.number();
  }
}
