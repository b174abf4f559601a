package dev.strongroom.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BlobId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Content;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.disk.BallastFile;
import dev.strongroom.store.disk.DiskBlobStore;
import dev.strongroom.store.disk.FileRevocationLedger;
import dev.strongroom.store.disk.JsonLinesAuditLog;
import dev.strongroom.store.sql.SqliteMetadataStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Sheet 06, R-4: on a full disk writes are refused, reads go on, rights are taken away and files
 * deleted; when there is room again, everything goes on without a restart.
 */
class FullDiskTest {
  private static final AccountId ACCOUNT = Samples.accountId(1);
  private static final BucketId BUCKET = Samples.bucketId(1);
  private static final int BLOB_LENGTH = 500_000;
  private static final int KEYS = 200;

  private SmallFileSystem fileSystem;
  private BallastFile ballast;
  private MetadataStore metadata;
  private BlobStore blobs;
  private AuditLog audit;
  private RevocationLedger ledger;

  private void openIn(SmallFileSystem mounted) {
    fileSystem = mounted;
    ballast = BallastFile.open(mounted.path().resolve("ballast"));
    metadata = SqliteMetadataStore.open(mounted.path().resolve("metadata.sqlite"), ballast);
    blobs = DiskBlobStore.open(mounted.path().resolve("blobs"), new Random(1), ballast);
    audit = JsonLinesAuditLog.open(mounted.path().resolve("audit.jsonl"), ballast);
    ledger = FileRevocationLedger.open(mounted.path().resolve("revocations.log"), ballast);
    metadata.write(tables -> {
      for (int number = 1; number <= KEYS; number++) {
        tables.applicationKeys().insert(Samples.key(number, ACCOUNT));
      }
      return true;
    });
  }

  @BeforeEach
  void nothingIsMounted() {
    fileSystem = null;
  }

  @AfterEach
  void unmount() throws IOException {
    if (fileSystem != null) {
      metadata.close();
      blobs.close();
      audit.close();
      ledger.close();
      fileSystem.close();
    }
  }

  @Test
  void onADiskFullOfBlobsKeysAreRevokedAndFilesDeleted() throws Exception {
    openIn(SmallFileSystem.mount("size=64m"));
    List<FileVersion> stored = storeBlobsUntilFull();
    assertTrue(stored.size() > 20, () -> stored.size() + " blobs");
    fillMetadata();
    checkRevocation();
    deleteAll(stored);
    awaitRecovery();
  }

  @Test
  void withoutInodesAnUploadIsRefusedAsForWantOfRoom() throws Exception {
    openIn(SmallFileSystem.mount("size=64m,nr_inodes=300"));
    StorageFullException full =
        assertThrows(
            StorageFullException.class,
            () -> {
              for (int count = 0; count < 300; count++) {
                storeBlob(count);
              }
            });
    assertTrue(full.getMessage().contains("no room"), full.getMessage());
    checkRevocation();
  }

  /** Small bodies, until not even those go in. */
  private void fillMetadata() {
    assertThrows(
        StorageFullException.class,
        () -> {
          for (long sequence = 10_000; sequence < 20_000; sequence++) {
            FileVersion version = Samples.upload(BUCKET, "small" + sequence, 1, sequence);
            metadata.write(tables -> {
              tables.fileVersions().insert(version);
              tables.smallBodies().insert(version.id(), new byte[16_000]);
              return true;
            });
          }
        });
  }

  private void checkRevocation() {
    for (int number = 1; number <= KEYS; number++) {
      ApplicationKeyId id = Samples.key(number, ACCOUNT).id();
      audit.append("{\"change\":\"delete key\",\"subject\":\"" + id + "\"}", true);
      ledger.revoke(id, 0);
      assertEquals(true, metadata.writeFromReserve(tables -> tables.applicationKeys().delete(id)));
      assertFalse(metadata.read(tables -> tables.applicationKeys().find(id)).isPresent());
    }
  }

  private void deleteAll(List<FileVersion> stored) throws IOException {
    for (FileVersion version : stored) {
      BlobId blob = ((Content.Whole) version.content()).blob();
      try (OpenBlob open = blobs.open(blob, BLOB_LENGTH)) {
        open.transfer(0, BLOB_LENGTH, bytes -> {});
      }
      assertEquals(
          true, metadata.writeFromReserve(tables -> tables.fileVersions().delete(version.id())));
      blobs.drop(blob);
    }
  }

  private void awaitRecovery() {
    long start = System.nanoTime();
    while (true) {
      try {
        storeBlob(50_000);
        assertTrue(ballast.isWhole());
        return;
      } catch (StorageFullException notYet) {
        assertTrue(System.nanoTime() - start < TimeUnit.MINUTES.toNanos(2), "room was not noticed");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
  }

  private List<FileVersion> storeBlobsUntilFull() {
    List<FileVersion> stored = new ArrayList<>();
    assertThrows(
        StorageFullException.class,
        () -> {
          for (long sequence = 0; sequence < 1000; sequence++) {
            stored.add(storeBlob(sequence));
          }
        });
    return stored;
  }

  private FileVersion storeBlob(long sequence) {
    byte[] bytes = new byte[BLOB_LENGTH];
    new Random(sequence).nextBytes(bytes);
    try (StagedBlob staged = blobs.stage()) {
      staged.write(bytes, 0, bytes.length);
      FileVersion version =
          Samples.version(
              BUCKET,
              "file" + sequence,
              1,
              sequence,
              FileVersion.Action.UPLOAD,
              new Content.Whole(staged.keep()));
      metadata.write(tables -> {
        tables.fileVersions().insert(version);
        return true;
      });
      staged.adopted();
      return version;
    }
  }
}
