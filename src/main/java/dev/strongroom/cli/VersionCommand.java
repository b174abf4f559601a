package dev.strongroom.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code strongroom version}. */
@Command(name = "version", description = "Say which version this is.")
final class VersionCommand implements Callable<Integer> {
  private final Machine machine;

  VersionCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    String version =
        Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
            .orElse("not packaged");
    machine.out().println("strongroom " + version + ", Java " + Runtime.version());
    return ExitCode.DONE.number();
  }
}
