package dev.strongroom.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.CannotOpenException;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.MemoryDirectory;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.Revocation;
import dev.strongroom.store.RevocationLedger;
import dev.strongroom.store.Samples;
import dev.strongroom.store.StorageException;
import dev.strongroom.store.Tables;
import dev.strongroom.store.Withdrawal;
import dev.strongroom.store.disk.DataDirectory;
import dev.strongroom.store.disk.FileRevocationLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheet 06, R-17 and bad input 95: backup while serving, restore, and what stays revoked. */
class BackupTest {
  private static final long NOW = 1_800_000_000_000L;
  private static final String KEY_ID = "0123456789abcdef";
  private static final ApplicationKeyId MASTER = ApplicationKeyId.ofMaster(Stores.ACCOUNT);

  @TempDir(factory = MemoryDirectory.class)
  Path directory;

  private Path backup;
  private Path ledger;
  private Stores stores;

  @BeforeEach
  void fill() throws IOException {
    backup = directory.resolve("backup");
    ledger = directory.resolve("restored.log");
    stores = Stores.open(Files.createDirectory(directory.resolve("data")));
    stores.begin();
    for (long sequence = 1; sequence <= 200; sequence++) {
      FileVersion unused = stores.store(sequence);
    }
    stores
        .metadata()
        .<Object>write(tables -> {
          for (int number = 1; number <= 5; number++) {
            long unused = tables.accounts().takeKeyNumber(Stores.ACCOUNT);
            tables.applicationKeys().insert(Samples.key(number, Stores.ACCOUNT));
          }
          return tables;
        });
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void everythingComesBack() throws IOException {
    BackupReport made = backUp();
    assertEquals(200, made.versions());
    assertEquals(List.of(), made.damages());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
    assertEquals(NOW, Restore.manifest(backup).createdAtMillis());
    RestoreReport report = restore(new Revoked.Listed(List.of()));
    assertEquals(made.blobs(), report.blobs());
    assertEquals(made.bytes(), report.bytes());
    try (Stores restored = Stores.open(directory.resolve("new"))) {
      assertEquals(versions(stores), versions(restored));
      for (FileVersion version : versions(restored)) {
        assertTrue(restored.isIntact(version));
      }
      assertEquals(keys(stores), keys(restored));
    }
  }

  /** Consistent: no row without its blob, whatever is stored and deleted meanwhile. */
  @Test
  void aBackupMadeWhileServingIsOneMoment() throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    List<Future<?>> writers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 1; writer <= 3; writer++) {
        long first = 1000L * writer;
        writers.add(threads.submit(() -> storeAndDelete(first, ended)));
      }
      for (int round = 1; round <= 3; round++) {
        Path target = directory.resolve("backup" + round);
        new Backup(stores.metadata().upkeep(), stores.blobs(), Stores.place(), clock())
            .run(target, KEY_ID);
        backup = target;
      }
      ended.set(true);
      for (Future<?> each : writers) {
        each.get();
      }
    }
    RestoreReport report = restore(new Revoked.Listed(List.of()));
    assertEquals(List.of(), report.missingBlobs());
    try (Stores restored = Stores.open(directory.resolve("new"))) {
      for (FileVersion version : versions(restored)) {
        assertTrue(restored.isIntact(version));
      }
    }
  }

  @Test
  void keysRevokedSinceTheBackupStayRevoked() {
    BackupReport unused = backUp();
    ApplicationKeyId revoked = Samples.key(2, Stores.ACCOUNT).id();
    ApplicationKeyId madeLater = Samples.key(6, Stores.ACCOUNT).id();
    List<Revocation> listed =
        List.of(
            new Revocation(revoked, 0), new Revocation(madeLater, 0), new Revocation(MASTER, 1));
    RestoreReport report = restore(new Revoked.Listed(listed));
    assertEquals(1, report.revokedKeys());
    assertEquals(1, report.revokedMasterKeys());
    assertEquals(listed, FileRevocationLedger.read(ledger));
    try (Stores restored = Stores.open(directory.resolve("new"))) {
      assertEquals(4, keys(restored).size());
      assertFalse(find(restored, revoked).isPresent());
      ApplicationKey master = find(restored, MASTER).orElseThrow();
      assertTrue(master.generation() > 2, "a token of a later secret must not match");
      assertFalse(
          java.util.Arrays.equals(
              Samples.master(Stores.ACCOUNT, 1).secretSha256(), master.secretSha256()));
    }
  }

  /** Sheet 06, bad input 95: neither a suspension nor an ejection is undone by a backup. */
  @Test
  void accountsSuspendedOrEjectedSinceTheBackupStaySo() {
    member(2);
    member(3);
    member(4);
    BackupReport unused = backUp();
    AccountId suspended = Samples.accountId(2);
    AccountId resumed = Samples.accountId(3);
    AccountId ejected = Samples.accountId(4);
    List<Withdrawal> listed =
        List.of(
            Withdrawal.suspended(suspended),
            Withdrawal.suspended(resumed),
            Withdrawal.resumed(resumed),
            Withdrawal.ejected(ejected, Samples.membership(4, 1).sinceMillis()),
            Withdrawal.ejected(suspended, 77),
            Withdrawal.suspended(Samples.accountId(99)));
    RestoreReport unusedToo = restore(new Revoked.Listed(List.of(), listed));
    assertEquals(listed, FileRevocationLedger.readWithdrawals(ledger));
    try (Stores restored = Stores.open(directory.resolve("new"))) {
      assertEquals(Account.State.SUSPENDED, state(restored, suspended));
      assertEquals(Account.State.ACTIVE, state(restored, resumed));
      assertFalse(isMember(restored, ejected));
      assertTrue(isMember(restored, suspended), "an earlier membership ended, not this one");
      assertTrue(
          restored.metadata().read(tables -> tables.accountProfiles().find(ejected)).wasEjected());
    }
  }

  /** What a partner may end and what it may not are two things, also after a restore. */
  @Test
  void aSuspensionComesBackAsOneAndAPauseAsAPause() {
    for (int number = 2; number <= 6; number++) {
      member(number);
    }
    setState(3, Account.State.PAUSED);
    setState(4, Account.State.SUSPENDED);
    setState(6, Account.State.PAUSED);
    BackupReport unused = backUp();
    List<Withdrawal> listed =
        List.of(
            Withdrawal.paused(Samples.accountId(2)),
            Withdrawal.suspended(Samples.accountId(3)),
            Withdrawal.resumed(Samples.accountId(4)),
            Withdrawal.paused(Samples.accountId(4)),
            Withdrawal.paused(Samples.accountId(5)),
            Withdrawal.suspended(Samples.accountId(5)),
            Withdrawal.resumed(Samples.accountId(6)));
    RestoreReport unusedToo = restore(new Revoked.Listed(List.of(), listed));
    assertEquals(listed, FileRevocationLedger.readWithdrawals(ledger));
    try (Stores restored = Stores.open(directory.resolve("new"))) {
      assertEquals(Account.State.PAUSED, state(restored, Samples.accountId(2)));
      assertEquals(Account.State.SUSPENDED, state(restored, Samples.accountId(3)));
      assertEquals(Account.State.SUSPENDED, state(restored, Samples.accountId(4)));
      assertEquals(Account.State.SUSPENDED, state(restored, Samples.accountId(5)));
      assertEquals(
          Account.State.PAUSED, state(restored, Samples.accountId(6)), "nothing is given back");
    }
  }

  /** Neither does a backup give back access to the Partner API. */
  @Test
  void partnerAccessTakenSinceTheBackupStaysTaken() {
    for (int number = 2; number <= 4; number++) {
      member(number);
    }
    setAccess(2, true);
    setAccess(3, true);
    BackupReport unused = backUp();
    List<Withdrawal> listed =
        List.of(
            Withdrawal.accessGiven(Samples.accountId(2)),
            Withdrawal.accessTaken(Samples.accountId(2)),
            Withdrawal.accessTaken(Samples.accountId(3)),
            Withdrawal.accessGiven(Samples.accountId(3)),
            Withdrawal.accessGiven(Samples.accountId(4)),
            Withdrawal.accessTaken(Samples.accountId(99)));
    RestoreReport unusedToo = restore(new Revoked.Listed(List.of(), listed));
    assertEquals(listed, FileRevocationLedger.readWithdrawals(ledger));
    try (Stores restored = Stores.open(directory.resolve("new"))) {
      assertFalse(profile(restored, 2).hasPartnerAccess());
      assertTrue(profile(restored, 2).isPhoneVerified(), "nothing else is taken");
      assertTrue(profile(restored, 3).hasPartnerAccess());
      assertFalse(profile(restored, 4).hasPartnerAccess(), "nothing is given");
    }
  }

  /** Lines as they were written before pauses had a word of their own. */
  @Test
  void linesOfEarlierLedgersAreRead() throws IOException {
    Files.writeString(
        ledger, "suspended 00000000000f 0 2b6fcba9\nresumed 00000000000f 0 12f0ed33\n");
    AccountId account = new AccountId("00000000000f");
    assertEquals(
        List.of(Withdrawal.suspended(account), Withdrawal.resumed(account)),
        FileRevocationLedger.readWithdrawals(ledger));
  }

  private void setState(int number, Account.State state) {
    stores
        .metadata()
        .<Object>write(tables -> {
          tables.accounts().update(Samples.account(number).withState(state));
          return tables;
        });
  }

  private void setAccess(int number, boolean access) {
    stores
        .metadata()
        .<Object>write(tables -> {
          AccountId id = Samples.accountId(number);
          tables
              .accountProfiles()
              .put(id, tables.accountProfiles().find(id).withPartnerAccess(access, true));
          return tables;
        });
  }

  private static AccountProfile profile(Stores stores, int number) {
    return stores
        .metadata()
        .read(tables -> tables.accountProfiles().find(Samples.accountId(number)));
  }

  private void member(int number) {
    stores
        .metadata()
        .<Object>write(tables -> {
          tables.accounts().insert(Samples.account(number));
          tables.memberships().insert(Samples.membership(number, 1));
          return tables;
        });
  }

  private static Account.State state(Stores stores, AccountId id) {
    return stores.metadata().read(tables -> tables.accounts().find(id)).orElseThrow().state();
  }

  private static boolean isMember(Stores stores, AccountId id) {
    return stores.metadata().read(tables -> tables.memberships().find(id)).isPresent();
  }

  /** A token names its key by id: the id of a key that the backup does not know is not given. */
  @Test
  void idsOfKeysMadeSinceTheBackupAreNotGivenAgain() {
    BackupReport unused = backUp();
    RestoreReport unusedToo = restore(new Revoked.Listed(List.of()));
    try (Stores restored = Stores.open(directory.resolve("new"))) {
      long number =
          restored.metadata().write(tables -> tables.accounts().takeKeyNumber(Stores.ACCOUNT));
      assertTrue(number > 1_000_000, () -> "number " + number);
    }
  }

  @Test
  void aMasterSecretThatWasNotRevokedStaysInForce() {
    BackupReport unused = backUp();
    RestoreReport report = restore(new Revoked.Listed(List.of(new Revocation(MASTER, 0))));
    assertEquals(0, report.revokedMasterKeys());
    try (Stores restored = Stores.open(directory.resolve("new"))) {
      assertEquals(Optional.of(Samples.master(Stores.ACCOUNT, 1)), find(restored, MASTER));
    }
  }

  @Test
  void withoutALedgerEveryKeyIsRevoked() {
    BackupReport unused = backUp();
    RestoreReport report = restore(new Revoked.EveryKey());
    assertEquals(5, report.revokedKeys());
    assertEquals(1, report.revokedMasterKeys());
    assertEquals(6, FileRevocationLedger.read(ledger).size());
    try (Stores restored = Stores.open(directory.resolve("new"))) {
      assertEquals(List.of(), keys(restored));
    }
  }

  @Test
  void anotherKeyEncryptionKeyIsRefused() {
    BackupReport unused = backUp();
    assertThrows(
        CannotOpenException.class,
        () -> restore("fedcba9876543210", new Revoked.Listed(List.of()), false));
  }

  @Test
  void aDirectoryThatIsNoFinishedBackupIsRefused() throws IOException {
    Files.createDirectories(backup);
    assertThrows(CannotOpenException.class, () -> restore(new Revoked.Listed(List.of())));
  }

  @Test
  void aBackupNeedsADirectoryOfItsOwn() {
    BackupReport unused = backUp();
    assertThrows(CannotOpenException.class, this::backUp);
  }

  @Test
  void anyChangedByteOfTheManifestIsRefused() throws IOException {
    BackupReport unused = backUp();
    Path manifest = backup.resolve("manifest");
    byte[] whole = Files.readAllBytes(manifest);
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(whole.length - 1)] ^= (byte) (1 << random.nextInt(7));
      Files.write(manifest, changed);
      assertThrows(StorageException.class, () -> Restore.manifest(backup));
    }
    for (int length : new int[] {0, 10, whole.length / 2, whole.length - 2}) {
      Files.write(manifest, java.util.Arrays.copyOf(whole, length));
      assertThrows(StorageException.class, () -> Restore.manifest(backup));
    }
  }

  @Test
  void damagedMetadataOfABackupIsRefused() throws IOException {
    BackupReport unused = backUp();
    Path metadata = backup.resolve("metadata.sqlite");
    byte[] bytes = Files.readAllBytes(metadata);
    bytes[bytes.length / 2] ^= 1;
    Files.write(metadata, bytes);
    assertThrows(DamagedException.class, () -> restore(new Revoked.Listed(List.of())));
  }

  @Test
  void aMissingBlobOfABackupIsRefusedUnlessAccepted() throws IOException {
    BackupReport made = backUp();
    FileVersion version =
        versions(stores).stream()
            .filter(each -> !BlobUse.of(stores.metadata(), each).isEmpty())
            .findFirst()
            .orElseThrow();
    String blob = BlobUse.of(stores.metadata(), version).getFirst().id().value();
    Files.delete(backup.resolve("blobs").resolve(blob.substring(0, 2)).resolve(blob));
    assertThrows(DamagedException.class, () -> restore(new Revoked.Listed(List.of())));
    assertThrows(
        CannotOpenException.class,
        () -> DataDirectory.open(directory.resolve("new")),
        "no server starts where revocations were not applied");
    Files.delete(directory.resolve("new/unfinished-restore.sqlite"));
    RestoreReport report = restore(KEY_ID, new Revoked.Listed(List.of()), true);
    assertEquals(1, report.missingBlobs().size());
    assertTrue(report.missingBlobs().getFirst().contains(blob));
    assertEquals(made.blobs() - 1, restoredBlobs());
  }

  @Test
  void aDamagedVersionIsNamedAndTheRestIsBackedUp() throws IOException {
    FileVersion version =
        versions(stores).stream()
            .filter(each -> !BlobUse.of(stores.metadata(), each).isEmpty())
            .findFirst()
            .orElseThrow();
    Files.delete(stores.file(BlobUse.of(stores.metadata(), version).getFirst().id()));
    BackupReport made = backUp();
    assertEquals(List.of(version.id()), made.damages().stream().map(Damage::id).toList());
    RestoreReport unused = restore(new Revoked.Listed(List.of()));
  }

  /** Revocations that stand in the log alone would be lost with it. */
  @Test
  void metadataThatWereNotClosedAreNotPutInPlace() throws IOException {
    BackupReport unused = backUp();
    for (String suffix : List.of("-wal", "-open")) {
      BackupPlace place =
          new BackupPlace(
              file -> new LeftOpen(Stores.place().metadata().apply(file), file, suffix),
              Stores.place().blobs());
      StorageException refusal =
          assertThrows(
              StorageException.class,
              () -> restore(place, KEY_ID, new Revoked.Listed(List.of()), false));
      assertTrue(refusal.getMessage().contains(suffix), refusal.getMessage());
      assertFalse(Files.exists(directory.resolve("new/metadata.sqlite")));
    }
    assertTrue(Files.exists(directory.resolve("new/unfinished-restore.sqlite-open")));
    RestoreReport unusedToo = restore(new Revoked.Listed(List.of()));
    assertTrue(Files.exists(directory.resolve("new/metadata.sqlite")), "begun anew");
  }

  /** A store beside which something is left when it is closed. */
  private record LeftOpen(MetadataStore real, Path file, String suffix) implements MetadataStore {
    @Override
    public <T> T read(Function<Tables, T> work) {
      return real.read(work);
    }

    @Override
    public <T> T write(Function<Tables, T> work) {
      return real.write(work);
    }

    @Override
    public <T> T writeFromReserve(Function<Tables, T> work) {
      return real.writeFromReserve(work);
    }

    @Override
    public long accessEpoch() {
      return real.accessEpoch();
    }

    @Override
    public void close() {
      real.close();
      try {
        Files.createFile(file.resolveSibling(file.getFileName() + suffix));
      } catch (IOException failure) {
        throw new AssertionError(failure);
      }
    }
  }

  private BackupReport backUp() {
    return new Backup(stores.metadata().upkeep(), stores.blobs(), Stores.place(), clock())
        .run(backup, KEY_ID);
  }

  private RestoreReport restore(Revoked revoked) {
    return restore(KEY_ID, revoked, false);
  }

  private RestoreReport restore(String keyId, Revoked revoked, boolean acceptMissing) {
    return restore(Stores.place(), keyId, revoked, acceptMissing);
  }

  private RestoreReport restore(
      BackupPlace place, String keyId, Revoked revoked, boolean acceptMissing) {
    Path target = directory.resolve("new");
    try (RevocationLedger written = FileRevocationLedger.open(ledger, Reserve.NONE)) {
      Files.createDirectories(target);
      return new Restore(place)
          .run(
              backup,
              keyId,
              new NewStores(target.resolve("metadata.sqlite"), target.resolve("blobs"), written),
              revoked,
              acceptMissing);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private void storeAndDelete(long first, AtomicBoolean ended) {
    Random random = new Random(first);
    List<FileVersion> mine = new ArrayList<>();
    for (long sequence = first; !ended.get() && sequence < first + 900; sequence++) {
      mine.add(stores.store(sequence));
      if (random.nextBoolean()) {
        stores.delete(mine.remove(random.nextInt(mine.size())));
      }
    }
  }

  private long restoredBlobs() throws IOException {
    try (var files = Files.walk(directory.resolve("new/blobs"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static List<FileVersion> versions(Stores stores) {
    List<FileVersion> versions = new ArrayList<>();
    new VersionWalk(stores.metadata()).forEach((bucket, version) -> versions.add(version));
    return versions;
  }

  private static List<ApplicationKey> keys(Stores stores) {
    return stores
        .metadata()
        .read(tables -> tables.applicationKeys().list(Stores.ACCOUNT, "", true, 0, 100));
  }

  private static Optional<ApplicationKey> find(Stores stores, ApplicationKeyId id) {
    return stores.metadata().read(tables -> tables.applicationKeys().find(id));
  }

  private static InstantSource clock() {
    return InstantSource.fixed(Instant.ofEpochMilli(NOW));
  }
}
