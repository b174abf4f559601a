package dev.strongroom.cli.operate;

import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.Control;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.cli.settings.DataOptions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code strongroom account list}. */
@Command(name = "list", description = "List the accounts.")
final class AccountListCommand implements Callable<Integer> {
  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  AccountListCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    List<JsonObject> accounts = new OperatorsWay(data.settings(), machine).ask(Control::accounts);
    TextTable table = new TextTable(List.of("accountId", "email", "state", "created"));
    for (JsonObject account : accounts) {
      long created = account.number("createdTimestamp").orElse(0);
      table.add(
          List.of(
              account.text("accountId"),
              account.text("email"),
              account
                  .optionalText("suspendedBy")
                  .filter("admin"::equals)
                  .map(unused -> "suspended by an admin of its Group")
                  .orElseGet(() -> account.text("state")),
              Instant.ofEpochMilli(created).toString()));
    }
    machine.out().println(table);
    return ExitCode.DONE.number();
  }
}
