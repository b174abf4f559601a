package dev.strongroom.cli.server;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.settings.DataSettings;
import dev.strongroom.maintenance.BackupPlace;
import dev.strongroom.maintenance.NewStores;
import dev.strongroom.maintenance.Restore;
import dev.strongroom.maintenance.RestoreReport;
import dev.strongroom.maintenance.Revoked;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.disk.DataDirectory;
import dev.strongroom.store.disk.DiskBlobArchive;
import dev.strongroom.store.disk.FileRevocationLedger;
import dev.strongroom.store.disk.KeyEncryptionKeyFile;
import dev.strongroom.store.sql.SqliteMetadataStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a data directory out of a backup. */
public final class Restoring {
  private Restoring() {}

  /** How the parts of a backup are opened on a disk. */
  static BackupPlace place() {
    return new BackupPlace(
        file -> SqliteMetadataStore.open(file, Reserve.NONE), DiskBlobArchive::open);
  }

  /**
   * Restores into the data directory of the settings, which must be new; it may hold the
   * key-encryption key already, and what a restore that was broken off left behind.
   *
   * @throws CommandFailedException when the directory is in use
   * @throws dev.strongroom.store.StorageException when the backup is damaged or needs another key
   */
  public static RestoreReport run(
      Path source, DataSettings settings, Revoked revoked, boolean acceptMissing) {
    // First of all, so that a mistyped name is not answered by talk of keys.
    var unused = Restore.manifest(source);
    try (DataDirectory directory = DataDirectory.openForRestore(settings.directory())) {
      if (!directory.isNew()) {
        throw new CommandFailedException(
            ExitCode.DATA_UNUSABLE,
            "The data directory "
                + settings.directory()
                + " has data in it already. Restore into a new one, named with --data.");
      }
      if (Files.notExists(settings.keyEncryptionKey())) {
        throw new CommandFailedException(
            ExitCode.DATA_UNUSABLE,
            "There is no key-encryption key "
                + settings.keyEncryptionKey()
                + ". Copy the one of the server that is replaced to there, or name it with"
                + " --key-encryption-key, then and whenever the server is started.");
      }
      String keyId = KeyEncryptionKeyFile.read(settings.keyEncryptionKey()).id();
      try (FileRevocationLedger ledger =
          FileRevocationLedger.open(directory.revocationLedger(), Reserve.NONE)) {
        RestoreReport report =
            new Restore(place())
                .run(
                    source,
                    keyId,
                    new NewStores(directory.metadata(), directory.blobs(), ledger),
                    revoked,
                    acceptMissing);
        directory.establish();
        return report;
      }
    }
  }
}
