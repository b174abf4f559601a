package dev.strongroom.cli.operate;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.settings.DataOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code strongroom explain}. */
@Command(
    name = "explain",
    description = {
      "Say why a request was refused: which need was not met, and what would have met it.",
      "Every answer carries the request's id in its header X-Request-Id. Works while the server"
          + " runs."
    })
public final class ExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "REQUEST_ID", description = "The id of the request.")
  private String requestId = "";

  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  /** Takes the outside. */
  public ExplainCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    Path directory = data.settings().directory();
    List<String> found = new AuditFiles(directory).sentencesAbout(requestId);
    if (found.isEmpty()) {
      throw new CommandFailedException(
          ExitCode.REFUSED,
          "The audit log in "
              + directory
              + " has nothing about the request "
              + requestId
              + ": it holds refusals, and changes of accounts, keys and buckets.");
    }
    found.forEach(machine.out()::println);
    return ExitCode.DONE.number();
  }
}
