package dev.strongroom.cli.operate;

import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.Control;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.cli.settings.DataOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code strongroom group list}. */
@Command(name = "list", description = "List the Groups, and who administers them.")
final class GroupListCommand implements Callable<Integer> {
  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  GroupListCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    List<JsonObject> groups = new OperatorsWay(data.settings(), machine).ask(Control::groups);
    TextTable table =
        new TextTable(
            List.of(
                "groupId",
                "groupName",
                "members",
                "managed",
                "products",
                "joinPolicy",
                "adminAccountId",
                "adminEmail"));
    for (JsonObject group : groups) {
      table.add(
          List.of(
              group.text("groupId"),
              group.text("groupName"),
              Long.toString(group.number("memberCount").orElse(0)),
              group.truth("managed") ? "yes" : "no",
              String.join(",", group.texts("groupProducts").orElse(List.of())),
              group.text("joinPolicy"),
              String.join(",", group.texts("adminAccountIds").orElse(List.of())),
              String.join(",", group.texts("adminEmails").orElse(List.of()))));
    }
    machine.out().println(table);
    return ExitCode.DONE.number();
  }
}
