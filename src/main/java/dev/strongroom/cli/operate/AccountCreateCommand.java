package dev.strongroom.cli.operate;

import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.cli.settings.DataOptions;
import dev.strongroom.model.Secret;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code strongroom account create}. */
@Command(name = "create", description = "Make an account.")
final class AccountCreateCommand implements Callable<Integer> {
  @Option(
      names = "--email",
      required = true,
      paramLabel = "ADDRESS",
      description = "The e-mail address that its owner signs in with.")
  private String email = "";

  @Mixin private final PasswordChoice choice = new PasswordChoice();
  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  AccountCreateCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    Secret password = choice.password(machine);
    JsonObject account =
        new OperatorsWay(data.settings(), machine)
            .askOrMake(control -> control.createAccount(email, password));
    machine.out().println("accountId: " + account.text("accountId"));
    choice.show(machine, password);
    return ExitCode.DONE.number();
  }
}
