package dev.strongroom.testing;

import dev.strongroom.access.Action;
import dev.strongroom.access.Authorizer;
import dev.strongroom.access.Decision;
import dev.strongroom.access.KeyUses;
import dev.strongroom.access.Need;
import dev.strongroom.access.Occasion;
import dev.strongroom.access.Operator;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Signatures;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.CreatedKey;
import dev.strongroom.api.Call;
import dev.strongroom.api.Corridor;
import dev.strongroom.api.Door;
import dev.strongroom.api.Reply;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.Control;
import dev.strongroom.cli.control.CorridorLine;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.cli.server.Services;
import dev.strongroom.cli.server.Storage;
import dev.strongroom.cli.server.Stores;
import dev.strongroom.cli.settings.AccessSettings;
import dev.strongroom.cli.settings.GroupSettings;
import dev.strongroom.files.FileReading;
import dev.strongroom.groups.NewGroup;
import dev.strongroom.maintenance.Maintenance;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.JoinPolicy;
import dev.strongroom.model.Membership;
import dev.strongroom.model.Part;
import dev.strongroom.store.AuditLog;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.VersionPosition;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The whole server: the real corridor and the Native door over real stores in a scratch directory,
 * with a clock that stands until it is moved. Calls go straight into the corridor, or by HTTP when
 * it was told to listen.
 */
public final class TestServer implements AutoCloseable {
  /** Where clients of a server that does not listen are told to go. */
  public static final Endpoints ENDPOINTS =
      new Endpoints(
          "http://localhost:8420",
          "http://localhost:8420",
          "http://localhost:8420",
          "http://localhost:8420",
          "http://localhost:8420",
          "http://localhost:8421");

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final MovableClock clock;
  private final Storage storage;
  private final Services services;
  private final Optional<Loopback> loopback;
  private final Corridor corridor;

  private TestServer(Storage storage) {
    this(storage, Optional.empty(), UnaryOperator.identity());
  }

  private TestServer(
      Storage storage, Optional<Loopback> loopback, UnaryOperator<Door<?, ?>> aroundDoor) {
    this(storage, loopback, aroundDoor, START, AccessSettings.STANDARD);
  }

  private TestServer(
      Storage storage,
      Optional<Loopback> loopback,
      UnaryOperator<Door<?, ?>> aroundDoor,
      Instant start,
      AccessSettings access) {
    this.storage = storage;
    this.loopback = loopback;
    this.clock = new MovableClock(start);
    Machine machine =
        new Machine(System.in, System.out, System.err, Map.of(), clock, () -> 0, RANDOM);
    this.services = Services.over(storage, new Cluster("000"), access, machine);
    Doors doors = new Doors(services, System::nanoTime);
    this.corridor =
        doors.corridor(
            List.of(
                doors.browser(endpoints()),
                doors.partnerApi(endpoints()),
                doors.extensionApi(),
                aroundDoor.apply(doors.nativeApi(endpoints())),
                doors.s3Api(access.s3(endpoints()))));
    loopback.ifPresent(listening -> listening.open(corridor, doors.control(), storage));
  }

  /**
   * Starts one over stores that end with it: in memory, or in this directory where there is no
   * place in memory.
   */
  public static TestServer in(Path directory) {
    return in(directory, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** Starts one whose clock begins at this time, for clients that have a clock of their own. */
  public static TestServer in(Path directory, Instant start) {
    return new TestServer(
        Stores.openScratch(directory, RANDOM),
        Optional.empty(),
        UnaryOperator.identity(),
        start,
        AccessSettings.STANDARD);
  }

  /** Starts one that holds other rules about Groups. */
  public static TestServer in(Path directory, GroupSettings groups) {
    AccessSettings standard = AccessSettings.STANDARD;
    return with(
        directory,
        new AccessSettings(
            standard.tokenLifetime(),
            standard.bucketsPerAccount(),
            standard.contentTypes(),
            standard.s3Strict(),
            standard.s3AnyRegion(),
            groups));
  }

  /** Starts one with settings of its own. */
  public static TestServer with(Path directory, AccessSettings access) {
    return new TestServer(
        Stores.openScratch(directory, RANDOM),
        Optional.empty(),
        UnaryOperator.identity(),
        START,
        access);
  }

  /** Starts one whose stores are wrapped, to watch them or to let them fail. */
  public static TestServer in(
      Path directory,
      UnaryOperator<MetadataStore> aroundMetadata,
      UnaryOperator<BlobStore> aroundBlobs) {
    return in(
        directory,
        scratch ->
            with(
                scratch,
                aroundMetadata.apply(scratch.metadata()),
                aroundBlobs.apply(scratch.blobs()),
                scratch.auditLog()));
  }

  /** Starts one whose audit log and ledger can be read and made to fail, and its metadata too. */
  public static TestServer in(
      Path directory,
      AuditLines auditLog,
      LedgerLines ledger,
      UnaryOperator<MetadataStore> aroundMetadata) {
    return in(
        directory,
        scratch ->
            new Storage(
                aroundMetadata.apply(scratch.metadata()),
                scratch.blobs(),
                auditLog,
                ledger,
                scratch.keyEncryptionKey(),
                scratch.keyEncryptionKeyId(),
                scratch.upkeep(),
                scratch.place()));
  }

  /** Starts one whose storage is changed in any of its parts. */
  public static TestServer in(Path directory, UnaryOperator<Storage> around) {
    return new TestServer(around.apply(Stores.openScratch(directory, RANDOM)));
  }

  /** Starts one whose audit log can be read, and can be made to fail. */
  public static TestServer in(Path directory, AuditLines auditLog) {
    return in(directory, auditLog, UnaryOperator.identity());
  }

  /** As above, with its metadata wrapped. */
  public static TestServer in(
      Path directory, AuditLines auditLog, UnaryOperator<MetadataStore> aroundMetadata) {
    return in(
        directory,
        scratch ->
            with(scratch, aroundMetadata.apply(scratch.metadata()), scratch.blobs(), auditLog));
  }

  /**
   * Starts one that listens on the loopback, and is called by HTTP.
   *
   * @param aroundDoor what stands around the Native door, such as the test modes
   */
  public static TestServer listening(
      Path directory, AuditLines auditLog, UnaryOperator<Door<?, ?>> aroundDoor) {
    Storage scratch = Stores.openScratch(directory, RANDOM);
    return new TestServer(
        with(scratch, scratch.metadata(), scratch.blobs(), auditLog),
        Optional.of(Loopback.listen(RANDOM)),
        aroundDoor);
  }

  /** All that works behind the doors, for tests that call a service by itself. */
  public Services services() {
    return services;
  }

  /** A permit of the operator, for tests that call a service by itself. */
  public Permit operatorPermit(AccountId account, Need need) {
    return permit(account, need);
  }

  /** When keys were used last, as far as it is not written down. */
  public KeyUses keyUses() {
    return services.keyUses();
  }

  /** Where clients are told to go. */
  public Endpoints endpoints() {
    return loopback.map(Loopback::endpoints).orElse(ENDPOINTS);
  }

  /** The clock that everything in the server goes by. */
  public MovableClock clock() {
    return clock;
  }

  /** What is stored about accounts and files, for looking behind the doors. */
  public MetadataStore metadata() {
    return storage.metadata();
  }

  /** How many blobs are stored that nobody is writing. */
  public int blobCount() {
    int[] count = new int[1];
    storage.blobs().forEach(Long.MAX_VALUE, id -> count[0]++);
    return count[0];
  }

  /** Takes everything out of a bucket, and all blobs out of the server, behind all doors. */
  public void clear(BucketId bucket) {
    storage
        .metadata()
        .write(tables -> {
          VersionPosition start = VersionPosition.beforeName(new byte[0]);
          List<FileVersion> versions = tables.fileVersions().from(bucket, start, 1000);
          for (FileVersion version : versions) {
            tables.parts().deleteAll(version.id());
            tables.smallBodies().delete(version.id());
            tables.fileVersions().delete(version.id());
          }
          return versions;
        });
    storage.blobs().forEach(Long.MAX_VALUE, storage.blobs()::drop);
  }

  /** The content of a file version, read from the stores. */
  public byte[] content(String fileId) {
    return StoredContent.read(storage.metadata(), storage.blobs(), new FileId(fileId));
  }

  /** The content of a part, read from the stores. */
  public byte[] partContent(Part part) {
    return StoredContent.read(storage.blobs(), part);
  }

  /** The blobs themselves. */
  public BlobStore blobs() {
    return storage.blobs();
  }

  /** What verifies the signatures of S3. */
  public Signatures signatures() {
    return services.signatures();
  }

  /** The services behind the operations that read. */
  public FileReading reading() {
    return services.reading();
  }

  /** What is done about the storage as a whole. */
  public Maintenance maintenance() {
    return services.maintenance();
  }

  /** What the operator can ask for, as over the control socket. */
  public Control operator() {
    return new Control(new CorridorLine(new Doors(services, System::nanoTime).control(), RANDOM));
  }

  /** Sends a call through the corridor; by HTTP when the server listens. */
  public TestAnswer answer(Call call) {
    return loopback
        .map(listening -> listening.send(call))
        .orElseGet(() -> TestAnswer.of(reply(call), call.isHead()));
  }

  /** Sends a call through the corridor; the answer's body is still to be read and closed. */
  public Reply reply(Call call) {
    return corridor.answer(call);
  }

  /** A program without any token. */
  public NativeClient stranger() {
    return new NativeClient(this, "v3", "", "");
  }

  /** A new account's master application key, authorized. */
  public NativeClient newAccount(String email) {
    AccountId id = services.accounts().newId();
    // A password's hash is slow on purpose, and no program signs in with one.
    Account row = new Account(id, email, Account.State.ACTIVE, clock.millis(), "");
    storage
        .metadata()
        .write(tables -> {
          tables.accounts().insert(row);
          return row;
        });
    CreatedKey master = newMasterKey(id.value());
    return NativeClient.authorize(this, master.key().id().value(), master.secret().reveal());
  }

  /** A new account that may use the Partner API and administers a managed Group with storage. */
  public Partner newPartner(String email) {
    NativeClient before = newAccount(email);
    setPartnerAccess(before.accountId(), true, true);
    String groupId = newGroup(before.accountId(), "Group of " + email, true, GroupProduct.STORAGE);
    String masterKey = newMasterKey(before.accountId()).secret().reveal();
    NativeClient client = NativeClient.authorize(this, before.accountId(), masterKey);
    return new Partner(client, masterKey, groupId);
  }

  /** Gives an account access to the Partner API, or takes it. */
  public void setPartnerAccess(String accountId, boolean access, boolean phoneVerified) {
    Target.OfAccount account = new Target.OfAccount(new AccountId(accountId));
    var unused =
        services
            .groups()
            .partners()
            .setAccess(
                permit(account.account(), Action.SET_PARTNER_ACCESS.on(account)),
                account,
                access,
                phoneVerified);
  }

  /** Makes a Group that the account administers; gives back its id. */
  public String newGroup(String adminId, String name, boolean managed, GroupProduct... products) {
    Target.OfAccount admin = new Target.OfAccount(new AccountId(adminId));
    NewGroup wanted =
        new NewGroup(name, managed, Set.of(products), JoinPolicy.RESTRICTED, List.of());
    return services
        .groups()
        .groups()
        .create(
            permit(admin.account(), Action.CREATE_GROUP.on(admin)), admin, wanted, Optional.empty())
        .id()
        .value();
  }

  /** Puts a member into another Group, behind all doors. */
  public void move(String accountId, String groupId) {
    AccountId account = new AccountId(accountId);
    storage
        .metadata()
        .<Object>write(tables -> {
          Membership old = tables.memberships().find(account).orElseThrow();
          tables.memberships().delete(account);
          tables
              .memberships()
              .insert(
                  new Membership(
                      account,
                      GroupId.parse(groupId).orElseThrow(),
                      old.email(),
                      old.region(),
                      Membership.Origin.JOINED,
                      old.sinceMillis() + 1));
          return old;
        });
  }

  /** Puts an account into a state, as the operator does. */
  public void setState(String accountId, Account.State state) {
    Target.OfAccount account = new Target.OfAccount(new AccountId(accountId));
    var unused =
        services
            .accountStates()
            .set(permit(account.account(), Action.SET_ACCOUNT_STATE.on(account)), account, state);
  }

  /** Counts what every account holds, as the server does once a day. */
  public void countTotals() {
    services.groups().counting().count();
  }

  /** Generates the account's master application key anew. */
  public CreatedKey newMasterKey(String accountId) {
    AccountId id = new AccountId(accountId);
    Target.OfAccount account = new Target.OfAccount(id);
    return services
        .accounts()
        .generateMasterKey(permit(id, Action.GENERATE_MASTER_KEY.on(account)), account);
  }

  private Permit permit(AccountId account, Need need) {
    Occasion occasion = new Occasion(clock.millis(), "setup", "127.0.0.1", "", "setup");
    return switch (Authorizer.decide(Operator.grantFor(account), List.of(need), occasion)) {
      case Decision.Allowed(Permit permit) -> permit;
      case Decision.Denied denied -> throw new AssertionError(denied);
    };
  }

  private static Storage with(
      Storage scratch, MetadataStore metadata, BlobStore blobs, AuditLog auditLog) {
    return new Storage(
        metadata,
        blobs,
        auditLog,
        scratch.ledger(),
        scratch.keyEncryptionKey(),
        scratch.keyEncryptionKeyId(),
        scratch.upkeep(),
        scratch.place());
  }

  @Override
  public void close() {
    loopback.ifPresent(Loopback::close);
    storage.close();
  }
}
