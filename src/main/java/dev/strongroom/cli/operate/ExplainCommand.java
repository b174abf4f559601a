package dev.strongroom.cli.operate;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.settings.DataOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code strongroom explain}. */
@Command(
    name = "explain",
    description = {
      "Say why a request was denied: which need was not met, and what would have met it; or what it"
          + " changed. Of refusals for another reason, such as a name that is not allowed, the"
          + " answer itself names the reason.",
      "Every answer carries the request's id in its header X-Request-Id; most clients do not show"
          + " it, so without an id the last refusals are told. Works while the server runs."
    })
public final class ExplainCommand implements Callable<Integer> {
  private static final int MOST = 10_000;

  @Parameters(paramLabel = "REQUEST_ID", description = "The id of the request.", arity = "0..1")
  private Optional<String> requestId = Optional.empty();

  @Option(
      names = "--last",
      paramLabel = "COUNT",
      description = "Tell so many of the last refusals. Default: 10")
  private int last = 10;

  @Option(
      names = "--key",
      paramLabel = "KEY_ID",
      description = "Tell only of refusals of this key.")
  private Optional<String> key = Optional.empty();

  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  /** Takes the outside. */
  public ExplainCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    if (last < 1 || last > MOST) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, "--last must be 1 to " + MOST + ", not " + last + ".");
    }
    Path directory = data.settings().directory();
    AuditFiles files = new AuditFiles(directory);
    List<String> found =
        requestId.map(files::sentencesAbout).orElseGet(() -> files.lastRefusals(key, last));
    if (found.isEmpty()) {
      throw new CommandFailedException(
          ExitCode.REFUSED,
          "The audit log in "
              + directory
              + " has nothing about "
              + requestId.map(id -> "the request " + id).orElse("any such refusal")
              + ": it holds denials (a credential that was not accepted, a need that was not met),"
              + " and changes of accounts, keys and buckets, made or not. Of any other refusal the"
              + " answer itself names the reason, and no line is kept. An emulator in memory writes"
              + " refusals to standard error instead.");
    }
    found.forEach(machine.out()::println);
    return ExitCode.DONE.number();
  }
}
