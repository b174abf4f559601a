package dev.strongroom.access;

import dev.strongroom.access.Decision.Allowed;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.sql.SqliteMetadataStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everything that turns credentials into grants, over a real store, with clocks that move. */
final class Heart implements AutoCloseable {
  static final Cluster CLUSTER = new Cluster("000");
  static final AccountId ALICE = SmallWorld.ALICE;
  static final Duration LIFETIME = Duration.ofHours(24);
  static final long START_MILLIS = 1_700_000_000_123L;
  static final byte[] TOKEN_SECRET =
      "token secret of the first server".getBytes(StandardCharsets.US_ASCII);

  final AtomicLong systemMillis = new AtomicLong(START_MILLIS);
  final AtomicLong monotonicNanos = new AtomicLong(77);
  final SecureRandom random = new SecureRandom();
  final MetadataStore store;
  final SteadyClock clock;
  final KeyRing keyRing;
  final Tokens tokens;
  final DownloadAuthorizations downloads;

  private Heart(MetadataStore store) {
    this.store = store;
    this.clock =
        new SteadyClock(() -> Instant.ofEpochMilli(systemMillis.get()), monotonicNanos::get, store);
    this.keyRing = new KeyRing(store, clock);
    this.tokens = tokens(TOKEN_SECRET);
    this.downloads = downloads(TOKEN_SECRET);
  }

  /** One with the account of Alice and no key. */
  static Heart in(Path directory) {
    return in(directory, UnaryOperator.identity());
  }

  /** One whose store is wrapped, to watch it or to let it fail. */
  static Heart in(Path directory, UnaryOperator<MetadataStore> wrapping) {
    Heart heart = open(directory, wrapping);
    heart.putAccount(ALICE, Account.State.ACTIVE);
    return heart;
  }

  /** One over the store that another one left behind in the directory. */
  static Heart reopened(Path directory) {
    return open(directory, UnaryOperator.identity());
  }

  private static Heart open(Path directory, UnaryOperator<MetadataStore> wrapping) {
    return new Heart(
        wrapping.apply(SqliteMetadataStore.openScratch(directory.resolve("metadata.sqlite"))));
  }

  Tokens tokens(byte[] secret) {
    return new Tokens(keyRing, secret, CLUSTER, clock, random, LIFETIME);
  }

  DownloadAuthorizations downloads(byte[] secret) {
    return new DownloadAuthorizations(keyRing, secret, CLUSTER, clock);
  }

  /** Lets time pass, on both clocks. */
  void pass(Duration duration) {
    systemMillis.addAndGet(duration.toMillis());
    monotonicNanos.addAndGet(duration.toNanos());
  }

  void putAccount(AccountId id, Account.State state) {
    Account account = new Account(id, id + "@example.com", state, START_MILLIS, "none");
    store.<Object>write(tables -> {
      if (tables.accounts().find(id).isPresent()) {
        tables.accounts().update(account);
      } else {
        tables.accounts().insert(account);
      }
      return id;
    });
  }

  /** A standard key with every capability that never expires, and its secret. */
  String addKey(int number) {
    return addKey(number, BucketScope.all(), NamePrefix.NONE, null);
  }

  String addKey(
      int number, BucketScope buckets, NamePrefix prefix, @Nullable Long expiresAtMillis) {
    String secret = Secrets.standard(CLUSTER, random);
    ApplicationKey key =
        new ApplicationKey(
            id(number),
            "key",
            Capabilities.ALL,
            buckets,
            prefix,
            ApplicationKey.Kind.CLASSIC,
            0,
            START_MILLIS,
            expiresAtMillis,
            Secrets.sha256(secret.getBytes(StandardCharsets.US_ASCII)),
            new byte[] {1});
    store.<Object>write(tables -> {
      tables.applicationKeys().insert(key);
      return key;
    });
    return secret;
  }

  /** The account's master key in a new generation, and its secret. */
  String putMaster(long generation) {
    String secret = Secrets.master(CLUSTER, random);
    ApplicationKey key =
        new ApplicationKey(
            ApplicationKeyId.ofMaster(ALICE),
            "Master-Application-Key",
            Capabilities.ALL,
            BucketScope.all(),
            NamePrefix.NONE,
            ApplicationKey.Kind.MASTER,
            generation,
            START_MILLIS,
            null,
            Secrets.sha256(secret.getBytes(StandardCharsets.US_ASCII)),
            null);
    store.<Object>write(tables -> {
      tables.applicationKeys().putMaster(key);
      return key;
    });
    return secret;
  }

  boolean delete(int number) {
    return store.write(tables -> tables.applicationKeys().delete(id(number)));
  }

  static ApplicationKeyId id(int number) {
    return ApplicationKeyId.ofStandard(CLUSTER, ALICE, number);
  }

  /** A permit of the key for exactly this. */
  Permit permit(ApplicationKeyId key, Need need) {
    return permit(Grant.of(keyRing.find(key).orElseThrow()), need);
  }

  Permit permit(Grant grant, Need need) {
    Occasion occasion = new Occasion(clock.millis(), "request", "127.0.0.1", "test", "test");
    if (Authorizer.decide(grant, List.of(need), occasion) instanceof Allowed(Permit permit)) {
      return permit;
    }
    throw new AssertionError("denied: " + need);
  }

  String accountToken(ApplicationKeyId key) {
    return tokens.issueAccountToken(permit(key, Action.AUTHORIZE.on(new Target.OfAccount(ALICE))));
  }

  @Override
  public void close() {
    store.close();
  }
}
