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

/** {@code strongroom scrub}. */
@Command(
    name = "scrub",
    description = {
      "Read everything that is stored and name the file versions that are damaged.",
      "Works on a running server, beside its work, and on a stopped one."
    })
public final class ScrubCommand implements Callable<Integer> {
  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  /** Takes the outside. */
  public ScrubCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    JsonObject report = new OperatorsWay(data.settings(), machine).ask(Control::scrub);
    List<String> problems = report.texts("metadataProblems").orElse(List.of());
    problems.forEach(problem -> machine.out().println("metadata: " + problem));
    report.objects("damages").forEach(damage -> machine.out().println(DamageText.of(damage)));
    long damaged = report.number("damagedVersions").orElse(0);
    machine
        .out()
        .println(
            report.number("versionsRead").orElse(0)
                + " file versions with "
                + report.number("bytesRead").orElse(0)
                + " bytes read, "
                + damaged
                + " damaged.");
    return (damaged == 0 && problems.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED).number();
  }
}
