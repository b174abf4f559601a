package dev.strongroom.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.RegisteredOperation;
import dev.strongroom.access.Action;
import dev.strongroom.access.Authorizer;
import dev.strongroom.access.Decision;
import dev.strongroom.access.Occasion;
import dev.strongroom.access.Operator;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.UsageCounts;
import dev.strongroom.model.UsageKey;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Samples;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.Tables;
import dev.strongroom.store.sql.SqliteMetadataStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is used is counted exactly, within bounds, and lost at most since it was last written. */
class UsageMeterTest {
  private static final AccountId ACCOUNT = Samples.accountId(1);
  private static final long NOW = Duration.ofDays(20_000).toMillis();
  private static final long TODAY = 20_000;

  /** Operations of the network APIs that the sheet gives no class (sheet 01 §9). */
  private static final Set<String> WITHOUT_CLASS =
      Set.of("GetBucketLogging", "GetObjectTagging", "PutBucketVersioning");

  @TempDir Path directory;
  private final AtomicBoolean failing = new AtomicBoolean();
  private SqliteMetadataStore real;
  private MetadataStore store;

  @BeforeEach
  void open() {
    real = SqliteMetadataStore.openScratch(directory.resolve("metadata.sqlite"));
    store = new FailingStore();
  }

  @AfterEach
  void close() {
    real.close();
  }

  @Test
  void everyOperationOfTheNetworkHasAClass() throws Exception {
    Set<String> without = new TreeSet<>();
    for (RegisteredOperation operation : RegisteredOperation.all()) {
      boolean onNetwork = operation.room().equals("b2") || operation.room().equals("s3");
      if (onNetwork && TransactionClass.of(operation.name()) == TransactionClass.NONE) {
        without.add(operation.name());
      }
    }
    without.removeIf(
        name -> name.startsWith("Get") || name.startsWith("Put") || name.startsWith("Delete"));
    assertEquals(Set.of(), without);
    assertEquals(TransactionClass.A, TransactionClass.of("b2_upload_file"));
    assertEquals(TransactionClass.B, TransactionClass.of("GetObject"));
    assertEquals(TransactionClass.C, TransactionClass.of("b2_list_file_names"));
    WITHOUT_CLASS.forEach(
        name -> assertEquals(TransactionClass.NONE, TransactionClass.of(name), name));
  }

  /** Nothing is lost between those who count and the one who writes down. */
  @Test
  void manyThreadsAreCountedExactly() throws Exception {
    UsageMeter meter = new UsageMeter(store);
    Target.OfFiles file = file(1);
    Permit permit = permit(file);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> counting =
          IntStream.range(0, 40)
              .mapToObj(unused ->
                  threads.submit(() -> {
                    for (int number = 0; number < 500; number++) {
                      meter.request(permit, List.of(Action.WRITE_FILE.on(file)), "PutObject", 1);
                      meter.uploaded(permit, file.bucket(), 7);
                    }
                  }))
              .toList();
      for (int number = 0; number < 20; number++) {
        meter.writeDown();
      }
      for (Future<?> each : counting) {
        each.get();
      }
    }
    meter.writeDown();
    assertEquals(new UsageCounts(20_000, 0, 0, 0, 140_000, 0), used());
  }

  @Test
  void whatCannotBeWrittenIsKeptForTheNextTime() {
    UsageMeter meter = new UsageMeter(store);
    meter.downloaded(permit(file(1)), file(1).bucket(), 100);
    failing.set(true);
    assertThrows(StorageFailedException.class, meter::writeDown);
    meter.downloaded(permit(file(1)), file(1).bucket(), 11);
    failing.set(false);
    meter.writeDown();
    assertEquals(111, used().downloadedBytes());
  }

  /** Memory and rows are bounded; what is beyond is counted together, and nothing is lost. */
  @Test
  void beyondTheBoundsAllIsCountedTogether() {
    UsageStripes stripes = new UsageStripes(160);
    UsageCounts one = new UsageCounts(1, 0, 0, 0, 0, 0);
    for (int number = 0; number < 1000; number++) {
      stripes.add(new UsageKey(TODAY, ACCOUNT, "", "key" + number), one);
    }
    var taken = stripes.take();
    assertTrue(taken.size() <= 11, () -> taken.size() + " entries");
    assertEquals(
        1000, taken.values().stream().reduce(UsageCounts.NONE, UsageCounts::plus).classA());
    assertEquals(
        990, taken.get(new UsageKey(TODAY, ACCOUNT, UsageKey.OTHER, UsageKey.OTHER)).classA());
    assertEquals(0, stripes.take().size());
  }

  /** Days begin at midnight UTC, and what is stored is known by the hour (sheet 03 §9.3). */
  @Test
  void whatIsStoredIsLookedAtByTheHourAndKeptForThirteenMonths() {
    long[] now = {NOW};
    StoredSampling sampling = new StoredSampling(store, () -> Instant.ofEpochMilli(now[0]));
    store.<Integer>write(tables -> {
      tables.accounts().insert(Samples.account(1));
      tables.buckets().insert(Samples.bucket(1, ACCOUNT));
      tables.fileVersions().insert(Samples.upload(Samples.bucketId(1), "three-bytes", 1, 1));
      return 1;
    });
    sampling.sampleWhenDue();
    for (int hour = 0; hour < 30; hour++) {
      now[0] += Duration.ofHours(1).toMillis();
      sampling.sampleWhenDue();
      sampling.sampleWhenDue();
    }
    var days = store.read(tables -> tables.usage().storedByDay(ACCOUNT, TODAY, TODAY + 1));
    assertEquals(72, days.get(TODAY).byteHours());
    assertEquals(18, days.get(TODAY + 1).byteHours());
    assertEquals(3, days.get(TODAY).bytes());
    now[0] += Duration.ofDays(3).toMillis();
    sampling.sampleWhenDue();
    days = store.read(tables -> tables.usage().storedByDay(ACCOUNT, TODAY, TODAY + 9));
    assertEquals(5, days.size(), "days on which no server ran are there too");
    assertEquals(72, days.get(TODAY + 2).byteHours());
    now[0] += Duration.ofDays(StoredSampling.KEPT_DAYS).toMillis();
    sampling.sampleWhenDue();
    days = store.read(tables -> tables.usage().storedByDay(ACCOUNT, 0, TODAY + 3));
    assertEquals(Set.of(), days.keySet());
  }

  private UsageCounts used() {
    return store.read(tables -> tables.usage().byBucket(ACCOUNT, TODAY, TODAY)).getFirst().counts();
  }

  private static Target.OfFiles file(int number) {
    BucketId bucket = new BucketId("%024x".formatted(number));
    return new Target.OfBucket(Optional.of(ACCOUNT), Optional.of(bucket), false, "b").files("f");
  }

  private static Permit permit(Target.OfFiles file) {
    Occasion occasion = new Occasion(NOW, "r", "127.0.0.1", "", "PutObject");
    return ((Decision.Allowed)
            Authorizer.decide(
                Operator.grantFor(ACCOUNT), List.of(Action.WRITE_FILE.on(file)), occasion))
        .permit();
  }

  private final class FailingStore implements MetadataStore {
    @Override
    public <T> T read(Function<Tables, T> work) {
      return real.read(work);
    }

    @Override
    public <T> T write(Function<Tables, T> work) {
      if (failing.get()) {
        throw new StorageFailedException("no");
      }
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
    public void close() {}
  }
}
