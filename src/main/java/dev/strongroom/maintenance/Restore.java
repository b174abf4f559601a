package dev.strongroom.maintenance;

import dev.strongroom.store.BlobArchive;
import dev.strongroom.store.CannotOpenException;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.OpenBlob;
import dev.strongroom.store.RevocationLedger;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.Withdrawal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
   * Restores a backup.
   *
   * @param backup its directory
   * @param keyEncryptionKeyId of the key that was given; must be the backup's
   * @param revoked which keys must not work any more; the new ledger receives all of them
   * @param acceptMissing whether to go on when blobs of the backup are missing or damaged
   * @throws CannotOpenException when this is no backup, or the key is another one
   * @throws DamagedException when the backup is damaged; the new directory is then of no use, and
   *     no server starts on it
   */
  public RestoreReport run(
      Path backup,
      String keyEncryptionKeyId,
      NewStores target,
      Revoked revoked,
      boolean acceptMissing) {
    Path list = BackupPlace.manifestIn(backup);
    // Once to its end, so that nothing is done by a damaged one.
    Manifest manifest = ManifestReader.read(list, blob -> {});
    checkKey(manifest, keyEncryptionKeyId);
    Path metadata = target.unfinishedMetadata();
    copyMetadata(manifest, BackupPlace.metadataIn(backup), metadata);
    BlobCopy copy = copyBlobs(list, BackupPlace.blobsIn(backup), target.blobs());
    checkMissing(copy.missing, acceptMissing);
    KeyRevocation revocation = revoke(metadata, revoked, target.ledger());
    putInPlace(metadata, target.metadata());
    return new RestoreReport(
        manifest.createdAtMillis(),
        copy.blobs,
        copy.bytes,
        revocation.standardKeys(),
        revocation.masterKeys(),
        copy.missing);
  }

  private static void checkMissing(List<String> missing, boolean acceptMissing) {
    if (!missing.isEmpty() && !acceptMissing) {
      throw new DamagedException(
          "The backup lacks "
              + missing.size()
              + " of its blobs ("
              + missing.getFirst()
              + "). Choose another backup, or give --accept-missing to restore the rest.");
    }
  }

  private KeyRevocation revoke(Path metadata, Revoked revoked, RevocationLedger ledger) {
    try (MetadataStore restored = place.metadata().apply(metadata)) {
      KeyRevocation revocation = new KeyRevocation(restored);
      ledger.revokeAll(revocation.apply(revoked));
      if (revoked instanceof Revoked.Listed(var keys, List<Withdrawal> withdrawals)) {
        AccountWithdrawal.apply(restored, withdrawals);
        ledger.withdrawAll(withdrawals);
      }
      return revocation;
    }
  }

  /** Only the one file is moved: what still stands in a log beside it would be lost. */
  private static void checkClosed(Path unfinished) {
    for (String suffix : List.of("-wal", "-open")) {
      Path left = sibling(unfinished, suffix);
      if (Files.exists(left)) {
        throw new StorageFailedException(
            "The restored metadata could not be closed: "
                + left
                + " is still there. Nothing was put in place; begin the restore anew.");
      }
    }
  }

  private static Path sibling(Path metadata, String suffix) {
    return metadata.resolveSibling(metadata.getFileName() + suffix);
  }

  private static void putInPlace(Path unfinished, Path metadata) {
    checkClosed(unfinished);
    try {
      Files.move(unfinished, metadata, StandardCopyOption.ATOMIC_MOVE);
      Directories.force(metadata);
    } catch (IOException failure) {
      throw new StorageFailedException(
          "The metadata cannot be put in place: " + failure.getMessage(), failure);
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
      // One that was broken off before is begun anew; its blobs are kept where they are whole.
      for (String suffix : List.of("-wal", "-shm", "-open")) {
        Files.deleteIfExists(sibling(to, suffix));
      }
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
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
