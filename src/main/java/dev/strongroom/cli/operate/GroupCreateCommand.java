package dev.strongroom.cli.operate;

import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.cli.settings.DataOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code strongroom group create}. */
@Command(name = "create", description = "Make a Group that an account administers.")
final class GroupCreateCommand implements Callable<Integer> {
  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "The Group's name; several may have the same.")
  private String name = "";

  @Option(
      names = "--unmanaged",
      description = "The admins do not act in the members' accounts, and make none.")
  private boolean unmanaged;

  @Option(
      names = "--product",
      split = ",",
      paramLabel = "PRODUCT",
      description = "storage or backup; may be repeated. Default: storage")
  private List<String> products = List.of("storage");

  @Option(
      names = "--accepted-domain",
      split = ",",
      paramLabel = "DOMAIN",
      description =
          "Whoever signs in with an address of this domain and opens the Group's link joins without"
              + " approval. May be repeated; not together with --automatic-approval.")
  private List<String> acceptedDomains = List.of();

  @Option(
      names = "--automatic-approval",
      description = "Whoever signs in and opens the Group's link joins without approval.")
  private boolean automaticApproval;

  @Mixin private final AccountChoice account = new AccountChoice();
  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  GroupCreateCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    JsonObject group =
        new OperatorsWay(data.settings(), machine)
            .ask(control ->
                control.createGroup(
                    account.id(control),
                    json ->
                        json.text("groupName", name)
                            .truth("managed", !unmanaged)
                            .texts("groupProducts", products)
                            .text("joinPolicy", joinPolicy())
                            .texts("acceptedDomains", acceptedDomains)));
    machine.out().println("groupId: " + group.text("groupId"));
    return ExitCode.DONE.number();
  }

  private String joinPolicy() {
    if (automaticApproval) {
      return "automatic";
    }
    return acceptedDomains.isEmpty() ? "restricted" : "accepted_domains";
  }
}
