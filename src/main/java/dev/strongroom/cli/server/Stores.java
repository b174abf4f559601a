package dev.strongroom.cli.server;

import dev.strongroom.access.KeyEncryptionKey;
import dev.strongroom.cli.settings.DataSettings;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.disk.BallastFile;
import dev.strongroom.store.disk.DataDirectory;
import dev.strongroom.store.disk.DiskBlobStore;
import dev.strongroom.store.disk.FileRevocationLedger;
import dev.strongroom.store.disk.JsonLinesAuditLog;
import dev.strongroom.store.disk.KeyEncryptionKeyFile;
import dev.strongroom.store.sql.SqliteMetadataStore;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Opens what is stored: in the data directory, or where it ends with the process. */
public final class Stores {
  private Stores() {}

  /**
   * Opens the data directory for this process alone, and makes it when it is new.
   *
   * @throws dev.strongroom.store.StorageException with a sentence for the operator when it is
   *     taken, damaged, too new, or without its key
   */
  public static Storage open(DataSettings settings, SecureRandom random) {
    DataDirectory directory = DataDirectory.open(settings.directory());
    try {
      return openIn(directory, settings.keyEncryptionKey(), random);
    } catch (RuntimeException failure) {
      directory.close();
      throw failure;
    }
  }

  /**
   * Opens stores that nobody needs after this process.
   *
   * @param temporary where to keep them when there is no place in memory
   */
  public static Storage openScratch(Path temporary, SecureRandom random) {
    Scratch scratch = Scratch.make(temporary);
    byte[] key = new byte[KeyEncryptionKey.LENGTH];
    random.nextBytes(key);
    SqliteMetadataStore metadata =
        SqliteMetadataStore.openScratch(scratch.directory().resolve("metadata"));
    return new Storage(
        metadata,
        DiskBlobStore.openScratch(scratch.directory().resolve("blobs"), random),
        Forgotten.INSTANCE,
        Forgotten.INSTANCE,
        new KeyEncryptionKey(key, random),
        "scratch",
        metadata.upkeep(),
        scratch);
  }

  private static Storage openIn(DataDirectory directory, Path keyFile, SecureRandom random) {
    KeyEncryptionKeyFile key =
        directory.isNew()
            ? KeyEncryptionKeyFile.createUnlessThere(keyFile, random)
            : KeyEncryptionKeyFile.read(keyFile);
    Reserve reserve = BallastFile.open(directory.ballast());
    SqliteMetadataStore metadata = SqliteMetadataStore.open(directory.metadata(), reserve);
    Storage storage =
        new Storage(
            metadata,
            DiskBlobStore.open(directory.blobs(), random, reserve),
            JsonLinesAuditLog.open(directory.auditLog(), reserve),
            FileRevocationLedger.open(directory.revocationLedger(), reserve),
            new KeyEncryptionKey(key.key(), random),
            key.id(),
            metadata.upkeep(),
            directory);
    directory.establish();
    return storage;
  }
}
