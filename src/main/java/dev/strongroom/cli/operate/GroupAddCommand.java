package dev.strongroom.cli.operate;

import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.cli.settings.DataOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code strongroom group add}. */
@Command(
    name = "add",
    description = {
      "Make a member of a managed Group, as b2_create_group_member does, and print its first key,",
      "once. --account names the Group's admin."
    })
final class GroupAddCommand implements Callable<Integer> {
  @Option(names = "--group", required = true, paramLabel = "ID", description = "The Group.")
  private String groupId = "";

  @Option(
      names = "--email",
      required = true,
      paramLabel = "ADDRESS",
      description = "The new account's address; nobody signs in with it.")
  private String email = "";

  @Option(names = "--region", paramLabel = "NAME", description = "Default: the first region")
  private Optional<String> region = Optional.empty();

  @Mixin private final AccountChoice account = new AccountChoice();
  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  GroupAddCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    JsonObject member =
        new OperatorsWay(data.settings(), machine)
            .ask(control -> control.createGroupMember(account.id(control), groupId, email, region));
    machine.out().println("accountId:        " + member.text("accountId"));
    machine.out().println(KeyText.secret(member));
    machine.err().println("It is not shown again.");
    return ExitCode.DONE.number();
  }
}
