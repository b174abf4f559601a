package dev.strongroom.console;

import dev.strongroom.access.Action;
import dev.strongroom.access.Authorizer;
import dev.strongroom.access.Decision;
import dev.strongroom.access.Need;
import dev.strongroom.access.Occasion;
import dev.strongroom.access.Operator;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Corridor;
import dev.strongroom.api.Door;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.cli.server.Server;
import dev.strongroom.cli.server.Services;
import dev.strongroom.cli.server.Storage;
import dev.strongroom.cli.server.Stores;
import dev.strongroom.cli.server.Watching;
import dev.strongroom.cli.settings.AccessSettings;
import dev.strongroom.cli.settings.Addresses;
import dev.strongroom.cli.settings.Advertised;
import dev.strongroom.cli.settings.ListenAddress;
import dev.strongroom.http.TrustedProxies;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.Endpoints;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.MovableClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The console and the APIs on real sockets, in this process, with a clock that can be moved. */
final class ConsoleServer implements AutoCloseable {
  static final String EMAIL = "owner@example.com";
  static final String PASSWORD = "correct horse battery staple";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final AuditLines audit = new AuditLines();
  private final Storage storage;
  private final Services services;
  private final Server server;

  private ConsoleServer(
      Path directory, Addresses addresses, UnaryOperator<MetadataStore> aroundMetadata) {
    Storage scratch = Stores.openScratch(directory, RANDOM);
    storage =
        new Storage(
            aroundMetadata.apply(scratch.metadata()),
            scratch.blobs(),
            audit,
            scratch.ledger(),
            scratch.keyEncryptionKey(),
            scratch.keyEncryptionKeyId(),
            scratch.upkeep(),
            scratch.place());
    Machine machine =
        new Machine(System.in, System.out, System.err, Map.of(), clock, () -> 0, RANDOM);
    services = Services.over(storage, new Cluster("000"), AccessSettings.STANDARD, machine);
    Doors doors = new Doors(services, System::nanoTime);
    server = new Server(addresses, Optional.empty(), new Watching(Optional.empty()), RANDOM);
    server.listen();
    Corridor api =
        doors.corridor(
            List.of(
                doors.browser(server.endpoints()),
                doors.nativeApi(server.endpoints()),
                doors.s3Api(AccessSettings.STANDARD.s3(server.endpoints()))));
    Corridor console = doors.corridor(List.of(console(doors)));
    server.open(api, console, doors.control(), storage);
  }

  /** Starts one without any account. */
  static ConsoleServer empty(Path directory) {
    return empty(directory, UnaryOperator.identity());
  }

  private static ConsoleServer empty(Path directory, UnaryOperator<MetadataStore> aroundMetadata) {
    ListenAddress free = ListenAddress.parse("0");
    Optional<String> none = Optional.empty();
    return new ConsoleServer(
        directory,
        new Addresses(
            List.of(free),
            List.of(free),
            Optional.empty(),
            new Advertised(none, none, none, none, none, none),
            TrustedProxies.NONE),
        aroundMetadata);
  }

  /** Starts one with an account, {@link #EMAIL} and {@link #PASSWORD}. */
  static ConsoleServer in(Path directory) {
    return in(directory, UnaryOperator.identity());
  }

  /** The same over metadata that are wrapped, to watch them. */
  static ConsoleServer in(Path directory, UnaryOperator<MetadataStore> aroundMetadata) {
    ConsoleServer server = empty(directory, aroundMetadata);
    AccountId unused = server.newAccount(EMAIL, PASSWORD);
    return server;
  }

  /** The door of the console. */
  Door<?, ?> console(Doors doors) {
    return doors.console(
        server.endpoints(), AccessSettings.STANDARD.s3(server.endpoints()), RANDOM);
  }

  AccountId newAccount(String email, String password) {
    AccountId id = services.accounts().newId();
    Target.OfAccount target = new Target.OfAccount(id);
    Permit permit = permit(id, Action.CREATE_ACCOUNT.on(target));
    return services.accounts().create(permit, target, email, password).id();
  }

  /** Gives the owner access to the Partner API, and so to the pages of Groups. */
  void giveOwnerPartnerAccess() {
    Target.OfAccount account = new Target.OfAccount(owner());
    var unused =
        services
            .groups()
            .partners()
            .setAccess(
                permit(account.account(), Action.SET_PARTNER_ACCESS.on(account)),
                account,
                true,
                true);
  }

  /** Puts the account with {@link #EMAIL} into a state. */
  void setOwnersState(Account.State state) {
    AccountId owner = owner();
    metadata()
        .<Account>write(tables -> {
          Account changed = tables.accounts().find(owner).orElseThrow().withState(state);
          tables.accounts().update(changed);
          return changed;
        });
  }

  /** The account with {@link #EMAIL}. */
  AccountId owner() {
    return metadata().read(tables -> tables.accounts().findByEmail(EMAIL).orElseThrow().id());
  }

  Permit permit(AccountId account, Need... needs) {
    Occasion occasion = new Occasion(clock.millis(), "setup", "127.0.0.1", "", "setup");
    return switch (Authorizer.decide(Operator.grantFor(account), List.of(needs), occasion)) {
      case Decision.Allowed(Permit permit) -> permit;
      case Decision.Denied denied -> throw new AssertionError(denied);
    };
  }

  Endpoints endpoints() {
    return server.endpoints();
  }

  /** Where the console is, without a slash at the end. */
  String url() {
    return endpoints().console();
  }

  MovableClock clock() {
    return clock;
  }

  AuditLines audit() {
    return audit;
  }

  Services services() {
    return services;
  }

  MetadataStore metadata() {
    return storage.metadata();
  }

  @Override
  public void close() {
    server.close();
    storage.close();
  }
}
