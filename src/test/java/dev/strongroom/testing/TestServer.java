package dev.strongroom.testing;

import dev.strongroom.access.Action;
import dev.strongroom.access.AuditTrail;
import dev.strongroom.access.Authorizer;
import dev.strongroom.access.Decision;
import dev.strongroom.access.DownloadAuthorizations;
import dev.strongroom.access.KeyEncryptionKey;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.KeyUses;
import dev.strongroom.access.Occasion;
import dev.strongroom.access.Operator;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.access.Tokens;
import dev.strongroom.access.Vault;
import dev.strongroom.accounts.Accounts;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.accounts.CreatedKey;
import dev.strongroom.accounts.Passwords;
import dev.strongroom.api.Call;
import dev.strongroom.api.Corridor;
import dev.strongroom.api.RequestLog;
import dev.strongroom.api.b2.NativeApi;
import dev.strongroom.files.BucketNames;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.ContentTypes;
import dev.strongroom.files.FileWriting;
import dev.strongroom.files.Names;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.FileId;
import dev.strongroom.store.AuditLog;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.RevocationLedger;
import dev.strongroom.store.disk.DiskBlobStore;
import dev.strongroom.store.disk.FileRevocationLedger;
import dev.strongroom.store.disk.JsonLinesAuditLog;
import dev.strongroom.store.sql.SqliteMetadataStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The whole server without sockets: the real corridor and the Native door over real stores in a
 * scratch directory, with a clock that stands until it is moved.
 */
public final class TestServer implements AutoCloseable {
  /** Where clients are told to go; nobody listens there. */
  public static final Endpoints ENDPOINTS =
      new Endpoints(
          "http://localhost:8420",
          "http://localhost:8420",
          "http://localhost:8420",
          "http://localhost:8420",
          "http://localhost:8420",
          "http://localhost:8421");

  private static final Cluster CLUSTER = new Cluster("000");
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(24);
  private static final int BUCKETS_PER_ACCOUNT = 100;

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final SecureRandom random = new SecureRandom();
  private final MetadataStore metadata;
  private final BlobStore blobs;
  private final AuditLog auditLog;
  private final RevocationLedger ledger;
  private final Accounts accounts;
  private final Corridor corridor;

  private TestServer(MetadataStore metadata, BlobStore blobs, Path directory) {
    this.metadata = metadata;
    this.blobs = blobs;
    this.auditLog = JsonLinesAuditLog.open(directory.resolve("audit.jsonl"), Reserve.NONE);
    this.ledger = FileRevocationLedger.open(directory.resolve("revoked"), Reserve.NONE);
    byte[] keyEncryptionKey = new byte[KeyEncryptionKey.LENGTH];
    random.nextBytes(keyEncryptionKey);
    Vault vault = new Vault(new KeyEncryptionKey(keyEncryptionKey, random), CLUSTER, random);
    AuditTrail audit = new AuditTrail(auditLog);
    KeyRing keyRing = new KeyRing(metadata, clock);
    byte[] tokenSecret = vault.tokenSecret(metadata);
    Tokens tokens = new Tokens(keyRing, tokenSecret, CLUSTER, clock, random, TOKEN_LIFETIME);
    this.accounts = new Accounts(metadata, ledger, vault, new Passwords(random), audit, random);
    NativeApi nativeApi =
        new NativeApi(
            keyRing,
            tokens,
            new DownloadAuthorizations(keyRing, tokenSecret, CLUSTER, clock),
            new ApplicationKeys(metadata, ledger, vault, CLUSTER, audit),
            new Buckets(metadata, audit, random, BUCKETS_PER_ACCOUNT),
            new Names(metadata),
            new BucketNames(metadata),
            FileWriting.over(
                metadata, blobs, keyRing, tokens, CLUSTER, random, ContentTypes.standard()),
            ENDPOINTS);
    this.corridor =
        new Corridor(
            List.of(nativeApi.door()),
            audit,
            new KeyUses(metadata),
            new RequestLog(clock, System::nanoTime));
  }

  /** Starts one over stores in this directory, which the test removes. */
  public static TestServer in(Path directory) {
    return in(directory, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** Starts one whose stores are wrapped, to watch them or to let them fail. */
  public static TestServer in(
      Path directory,
      UnaryOperator<MetadataStore> aroundMetadata,
      UnaryOperator<BlobStore> aroundBlobs) {
    return new TestServer(
        aroundMetadata.apply(SqliteMetadataStore.openScratch(directory.resolve("metadata"))),
        aroundBlobs.apply(
            DiskBlobStore.openScratch(directory.resolve("blobs"), new SecureRandom())),
        directory);
  }

  /** The clock that everything in the server goes by. */
  public MovableClock clock() {
    return clock;
  }

  /** What is stored about accounts and files, for looking behind the doors. */
  public MetadataStore metadata() {
    return metadata;
  }

  /** What is stored of contents. */
  public BlobStore blobs() {
    return blobs;
  }

  /** How many blobs are stored that nobody is writing. */
  public int blobCount() {
    int[] count = new int[1];
    blobs.forEach(Long.MAX_VALUE, id -> count[0]++);
    return count[0];
  }

  /** The content of a file version, read from the stores. */
  public byte[] content(String fileId) {
    return StoredContent.read(metadata, blobs, new FileId(fileId));
  }

  /** Sends a call through the corridor. */
  public TestAnswer answer(Call call) {
    return TestAnswer.of(corridor.answer(call), call.isHead());
  }

  /** A new account's master application key, authorized. */
  public NativeClient newAccount(String email) {
    AccountId id = accounts.newId();
    Target.OfAccount account = new Target.OfAccount(id);
    accounts.create(permit(id, Action.CREATE_ACCOUNT.on(account)), account, email, "correct horse");
    CreatedKey master =
        accounts.generateMasterKey(permit(id, Action.GENERATE_MASTER_KEY.on(account)), account);
    return NativeClient.authorize(this, master.key().id().value(), master.secret().reveal());
  }

  private Permit permit(AccountId account, dev.strongroom.access.Need need) {
    Occasion occasion = new Occasion(clock.millis(), "setup", "127.0.0.1", "", "setup");
    return switch (Authorizer.decide(Operator.grantFor(account), List.of(need), occasion)) {
      case Decision.Allowed(Permit permit) -> permit;
      case Decision.Denied denied -> throw new AssertionError(denied);
    };
  }

  @Override
  public void close() {
    metadata.close();
    blobs.close();
    auditLog.close();
    ledger.close();
  }
}
