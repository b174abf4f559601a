package dev.strongroom.maintenance;

import dev.strongroom.model.Bucket;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.BlobArchive;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.MetadataUpkeep;
import dev.strongroom.store.OpenBlob;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a backup while the server serves: the metadata as it was at one moment, and every blob that
 * it refers to (sheet 06, R-17). Blobs are kept from being dropped meanwhile. Neither the
 * key-encryption key nor the revocation ledger is in it: the one would open it, the other must
 * outlive it.
 */
public final class Backup {
  private final MetadataUpkeep upkeep;
  private final BlobStore blobs;
  private final BackupPlace place;
  private final InstantSource clock;

  /** Prepares backups of these stores. */
  public Backup(MetadataUpkeep upkeep, BlobStore blobs, BackupPlace place, InstantSource clock) {
    this.upkeep = upkeep;
    this.blobs = blobs;
    this.place = place;
    this.clock = clock;
  }

  /**
   * Makes a backup. A version that is damaged already is named in the report, and its blobs are
   * left out.
   *
   * @param directory where to; must be missing or empty
   * @param keyEncryptionKeyId tells, at a restore, which key is needed
   * @throws dev.strongroom.store.CannotOpenException when the directory is not empty
   * @throws dev.strongroom.store.StorageException when it cannot be written; without a manifest the
   *     directory is no backup
   */
  public BackupReport run(Path directory, String keyEncryptionKeyId) {
    long createdAtMillis = clock.millis();
    try {
      BackupPlace.make(directory);
      Path metadata = BackupPlace.metadataIn(directory);
      try (BlobStore.Hold hold = blobs.holdDrops();
          ManifestWriter manifest =
              new ManifestWriter(
                  BackupPlace.manifestIn(directory), createdAtMillis, keyEncryptionKeyId)) {
        upkeep.copyTo(metadata);
        BackupReport report = copyBlobs(directory, manifest);
        manifest.finish(Sha256.ofFile(metadata));
        return report;
      }
    } catch (IOException failure) {
      throw new StorageFailedException(
          "The backup in " + directory + " could not be written: " + failure.getMessage(), failure);
    }
  }

  private BackupReport copyBlobs(Path directory, ManifestWriter manifest) {
    try (MetadataStore copied = place.metadata().apply(BackupPlace.metadataIn(directory));
        BlobArchive archive = place.blobs().apply(BackupPlace.blobsIn(directory))) {
      Copy copy = new Copy(copied, archive, manifest);
      new VersionWalk(copied).forEach(copy::add);
      archive.force();
      return new BackupReport(copy.versions, copy.blobs, copy.bytes, copy.damages);
    }
  }

  /** Copies what versions need, each blob once. */
  private final class Copy {
    private final MetadataStore copiedMetadata;
    private final BlobArchive archive;
    private final ManifestWriter manifest;
    private final List<Damage> damages = new ArrayList<>();
    private long versions;
    private long blobs;
    private long bytes;

    Copy(MetadataStore copiedMetadata, BlobArchive archive, ManifestWriter manifest) {
      this.copiedMetadata = copiedMetadata;
      this.archive = archive;
      this.manifest = manifest;
    }

    void add(Bucket bucket, FileVersion version) {
      versions++;
      try {
        BlobUse.of(copiedMetadata, version).forEach(this::copy);
      } catch (DamagedException damage) {
        damages.add(Damage.of(bucket, version, damage));
      }
    }

    private void copy(BlobUse use) {
      try (OpenBlob blob = Backup.this.blobs.open(use.id(), use.length())) {
        if (archive.add(use.id(), use.length(), blob)) {
          manifest.blob(use);
          blobs++;
          bytes += use.length();
        }
      }
    }
  }
}
