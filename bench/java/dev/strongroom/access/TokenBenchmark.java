package dev.strongroom.access;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.store.sql.SqliteMetadataStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to turn a credential into a grant, in an account with few and with a million keys:
 * the number of keys must change nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TokenBenchmark {
  private static final Cluster CLUSTER = new Cluster("000");
  private static final int KEYS_IN_A_TRANSACTION = 5_000;

  /** How many keys the account has. */
  @Param({"10", "1000000"})
  public int keys;

  private final AccountId account = new AccountId("0123456789ab");
  private Path directory;
  private SqliteMetadataStore store;
  private KeyRing keyRing;
  private Tokens tokens;
  private String token;
  private String secret;
  private ApplicationKeyId id;

  /** Fills the account. */
  @Setup
  public void setUp() throws IOException {
    SecureRandom random = new SecureRandom();
    directory = Files.createTempDirectory("strongroom-jmh");
    store = SqliteMetadataStore.openScratch(directory.resolve("metadata.sqlite"));
    SteadyClock clock = new SteadyClock(InstantSource.system(), System::nanoTime, store);
    keyRing = new KeyRing(store, clock);
    tokens = new Tokens(keyRing, new byte[32], CLUSTER, clock, random, Duration.ofHours(24));
    secret = Secrets.standard(CLUSTER, random);
    store.<Object>write(tables -> {
      tables
          .accounts()
          .insert(new Account(account, "bench@example.com", Account.State.ACTIVE, 0, "unused"));
      return account;
    });
    for (int begin = 1; begin <= keys; begin += KEYS_IN_A_TRANSACTION) {
      int first = begin;
      store.<Object>write(tables -> {
        for (int number = first;
            number < Math.min(first + KEYS_IN_A_TRANSACTION, keys + 1);
            number++) {
          tables.applicationKeys().insert(key(number));
        }
        return account;
      });
    }
    id = ApplicationKeyId.ofStandard(CLUSTER, account, keys / 2);
    Need authorize = Action.AUTHORIZE.on(new Target.OfAccount(account));
    Grant grant = Grant.of(keyRing.find(id).orElseThrow());
    Occasion occasion = new Occasion(clock.millis(), "bench", "127.0.0.1", "", "bench");
    if (Authorizer.decide(grant, List.of(authorize), occasion)
        instanceof Decision.Allowed(Permit permit)) {
      token = tokens.issueAccountToken(permit);
    }
  }

  /** Ends the store. */
  @TearDown
  public void tearDown() throws IOException {
    store.close();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /** An account token, as every call brings one. */
  @Benchmark
  public Redemption redeem() {
    return tokens.redeemAccountToken(token);
  }

  /** A key id and secret, as b2_authorize_account gets them. */
  @Benchmark
  public Login login() {
    return keyRing.login(id.value(), secret);
  }

  /** A key's row that is not remembered: the one read that a credential may cost. */
  @Benchmark
  public Object readKey() {
    return store.read(tables -> tables.applicationKeys().find(id));
  }

  private ApplicationKey key(long number) {
    return new ApplicationKey(
        ApplicationKeyId.ofStandard(CLUSTER, account, number),
        "bench",
        Capabilities.ALL,
        BucketScope.all(),
        NamePrefix.NONE,
        ApplicationKey.Kind.CLASSIC,
        0,
        0,
        null,
        Secrets.sha256(secret.getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
        new byte[60]);
  }
}
