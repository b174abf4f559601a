package dev.strongroom.cli.operate;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.server.Restoring;
import dev.strongroom.cli.settings.DataOptions;
import dev.strongroom.maintenance.RestoreReport;
import dev.strongroom.maintenance.Revoked;
import dev.strongroom.store.disk.FileRevocationLedger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code strongroom restore}. */
@Command(
    name = "restore",
    description = {
      "Make a new data directory out of a backup. Keys that were revoked after the backup stay"
          + " revoked.",
      "That needs the ledger of revocations of the server that is replaced (revocations.log in its"
          + " data directory), and its key-encryption key."
    })
public final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SOURCE", description = "The directory of the backup.")
  private Path source = Path.of("");

  @Option(
      names = "--revocations",
      paramLabel = "FILE",
      description = "The ledger of revocations of the server that is replaced.")
  private Optional<Path> revocations = Optional.empty();

  @Option(
      names = "--revoke-all-keys",
      description = "Revoke every key and master key, because the ledger is lost.")
  private boolean revokeAllKeys;

  @Option(
      names = "--accept-missing",
      description = "Go on when blobs of the backup are missing or damaged.")
  private boolean acceptMissing;

  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  /** Takes the outside. */
  public RestoreCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    RestoreReport report = Restoring.run(source, data.settings(), revoked(), acceptMissing);
    report.missingBlobs().forEach(blob -> machine.out().println("missing: " + blob));
    machine
        .out()
        .println(
            "Restored the backup of "
                + Instant.ofEpochMilli(report.createdAtMillis())
                + ": "
                + report.blobs()
                + " blobs with "
                + report.bytes()
                + " bytes; "
                + report.revokedKeys()
                + " keys and "
                + report.revokedMasterKeys()
                + " master keys revoked.");
    return ExitCode.DONE.number();
  }

  private Revoked revoked() {
    if (revocations.isPresent() == revokeAllKeys) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE,
          "Name the ledger of revocations with --revocations, or choose --revoke-all-keys: without"
              + " the ledger nobody knows which keys of the backup were revoked since.");
    }
    return revocations
        .<Revoked>map(file ->
            new Revoked.Listed(
                FileRevocationLedger.read(file), FileRevocationLedger.readWithdrawals(file)))
        .orElseGet(Revoked.EveryKey::new);
  }
}
