package dev.strongroom.cli.operate;

import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.cli.settings.DataOptions;
import dev.strongroom.model.Secret;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code strongroom account password}. */
@Command(
    name = "password",
    description = "Give an account another password; for somebody who lost theirs.")
final class AccountPasswordCommand implements Callable<Integer> {
  @Mixin private final AccountChoice account = new AccountChoice();
  @Mixin private final PasswordChoice choice = new PasswordChoice();
  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  AccountPasswordCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    Secret password = choice.password(machine);
    JsonObject changed =
        new OperatorsWay(data.settings(), machine)
            .ask(control -> control.setPassword(account.id(control), password));
    machine.out().println("email:     " + changed.text("email"));
    choice.show(machine, password);
    return ExitCode.DONE.number();
  }
}
