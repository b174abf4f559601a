package dev.strongroom.cli.operate;

import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.settings.DataOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code strongroom group disable}. */
@Command(
    name = "disable",
    description = "Take the Partner API from an account. Its Groups and their members stay.")
final class GroupDisableCommand implements Callable<Integer> {
  @Mixin private final AccountChoice account = new AccountChoice();
  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  GroupDisableCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    String id =
        new OperatorsWay(data.settings(), machine)
            .ask(control ->
                control.setPartnerAccess(account.id(control), false, false).text("accountId"));
    machine.err().println("Account " + id + " may not use the Partner API any more.");
    return ExitCode.DONE.number();
  }
}
