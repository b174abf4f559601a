package dev.strongroom.cli.operate;

import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.settings.DataOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code strongroom group enable}. */
@Command(name = "enable", description = "Let an account use the Partner API.")
final class GroupEnableCommand implements Callable<Integer> {
  @Option(
      names = "--phone-verified",
      description = "Note that a telephone number of its owner was verified.")
  private boolean phoneVerified;

  @Mixin private final AccountChoice account = new AccountChoice();
  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  GroupEnableCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    String id =
        new OperatorsWay(data.settings(), machine)
            .ask(control ->
                control
                    .setPartnerAccess(account.id(control), true, phoneVerified)
                    .text("accountId"));
    machine.err().println("Account " + id + " may use the Partner API.");
    return ExitCode.DONE.number();
  }
}
