package dev.strongroom.maintenance;

import dev.strongroom.store.BlobArchive;
import dev.strongroom.store.CannotOpenException;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.OpenBlob;
import dev.strongroom.store.RevocationLedger;
import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a data directory out of a backup, in which what was revoked after the backup stays revoked
 * (sheet 06, bad input 95).
 */
public final class Restore {
  private final BackupPlace place;

  /** Prepares a restore. */
  public Restore(BackupPlace place) {
    this.place = place;
  }

  /** What a backup says of itself; throws as {@link #run} does when it is not whole. */
  public static Manifest manifest(Path backup) {
    return ManifestReader.read(BackupPlace.manifestIn(backup), blob -> {});
  }

  /**
   * Restores into a new data directory, which the caller has locked and establishes afterwards.
   *
   * @param backup the directory of the backup
   * @param keyEncryptionKeyId of the key that was given; must be the backup's
   * @param metadata the new metadata's file; must be missing
   * @param blobs the new directory of blobs
   * @param revoked which keys must not work any more
   * @param ledger the new, empty ledger; receives all of them
   * @param acceptMissing whether to go on when blobs of the backup are missing or damaged
   * @throws CannotOpenException when this is no backup, or the key is another one
   * @throws DamagedException when the backup is damaged; the new directory is then of no use
   */
  public RestoreReport run(
      Path backup,
      String keyEncryptionKeyId,
      Path metadata,
      Path blobs,
      Revoked revoked,
      RevocationLedger ledger,
      boolean acceptMissing) {
    Path list = BackupPlace.manifestIn(backup);
    // Once to its end, so that nothing is done by a damaged one.
    Manifest manifest = ManifestReader.read(list, blob -> {});
    checkKey(manifest, keyEncryptionKeyId);
    copyMetadata(manifest, BackupPlace.metadataIn(backup), metadata);
    BlobCopy copy = copyBlobs(list, BackupPlace.blobsIn(backup), blobs);
    List<String> missing = copy.missing;
    if (!missing.isEmpty() && !acceptMissing) {
      throw new DamagedException(
          "The backup lacks "
              + missing.size()
              + " of its blobs ("
              + missing.getFirst()
              + "). Choose to accept that to restore the rest.");
    }
    try (MetadataStore restored = place.metadata().apply(metadata)) {
      KeyRevocation revocation = new KeyRevocation(restored);
      ledger.revokeAll(revocation.apply(revoked));
      return new RestoreReport(
          manifest.createdAtMillis(),
          copy.blobs,
          copy.bytes,
          revocation.standardKeys(),
          revocation.masterKeys(),
          missing);
    }
  }

  private static void checkKey(Manifest manifest, String keyEncryptionKeyId) {
    if (!manifest.keyEncryptionKeyId().equals(keyEncryptionKeyId)) {
      throw new CannotOpenException(
          "The secrets in this backup are sealed under the key-encryption key "
              + manifest.keyEncryptionKeyId()
              + ", not under "
              + keyEncryptionKeyId
              + ". Give the key file that the server had.");
    }
  }

  private static void copyMetadata(Manifest manifest, Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException failure) {
      throw new StorageFailedException(
          "The metadata cannot be copied to " + to + ": " + failure.getMessage(), failure);
    }
    if (!Sha256.ofFile(to).equals(manifest.metadataSha256())) {
      throw new DamagedException("The metadata of the backup is damaged; use another backup.");
    }
  }

  private BlobCopy copyBlobs(Path list, Path from, Path to) {
    try (BlobArchive source = place.blobs().apply(from);
        BlobArchive target = place.blobs().apply(to)) {
      BlobCopy copy = new BlobCopy(source, target);
      Manifest unused = ManifestReader.read(list, copy::add);
      target.force();
      return copy;
    }
  }

  private static final class BlobCopy {
    private final BlobArchive source;
    private final BlobArchive target;
    private final List<String> missing = new ArrayList<>();
    private long blobs;
    private long bytes;

    BlobCopy(BlobArchive source, BlobArchive target) {
      this.source = source;
      this.target = target;
    }

    void add(BlobUse blob) {
      try (OpenBlob open = source.open(blob.id(), blob.length())) {
        if (target.add(blob.id(), blob.length(), open)) {
          blobs++;
          bytes += blob.length();
        }
      } catch (DamagedException damage) {
        missing.add(String.valueOf(damage.getMessage()));
      }
    }
  }
}
