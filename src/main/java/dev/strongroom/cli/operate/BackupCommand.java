package dev.strongroom.cli.operate;

import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.cli.settings.DataOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code strongroom backup}. */
@Command(
    name = "backup",
    description = {
      "Make a backup of everything that is stored, as it is at one moment.",
      "Works on a running server, beside its work, and on a stopped one. The key-encryption key and"
          + " the ledger of revocations are not in it: keep copies of both elsewhere."
    })
public final class BackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DESTINATION", description = "A directory that is missing or empty.")
  private Path destination = Path.of("");

  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  /** Takes the outside. */
  public BackupCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    Path directory = destination.toAbsolutePath().normalize();
    JsonObject report =
        new OperatorsWay(data.settings(), machine).ask(control -> control.backUp(directory));
    List<JsonObject> damages = report.objects("damages");
    damages.forEach(damage -> machine.out().println(DamageText.of(damage)));
    machine
        .out()
        .println(
            report.number("versions").orElse(0)
                + " file versions, "
                + report.number("blobs").orElse(0)
                + " blobs with "
                + report.number("bytes").orElse(0)
                + " bytes in "
                + directory
                + ".");
    machine
        .err()
        .println(
            "Not in it: the key-encryption key ("
                + data.settings().keyEncryptionKey()
                + ") and the ledger of revocations; a restore needs both.");
    return (damages.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED).number();
  }
}
