package dev.strongroom.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    BoundedCounts taken = stripes.take();
    assertEquals(11, taken.size());
    Map<UsageKey, UsageCounts> counts = new HashMap<>();
    taken.forEach(counts::put);
    assertEquals(
        1000, counts.values().stream().reduce(UsageCounts.NONE, UsageCounts::plus).classA());
    assertEquals(
        990, counts.get(new UsageKey(TODAY, ACCOUNT, UsageKey.OTHER, UsageKey.OTHER)).classA());
    assertEquals(0, stripes.take().size());
  }

  /** Even so many accounts that they cannot be told apart: the sum is told, and in no map. */
  @Test
  void whatIsBeyondAllBoundsIsStillCounted() {
    BoundedCounts counts = new BoundedCounts(10);
    UsageCounts one = new UsageCounts(0, 1, 0, 0, 0, 0);
    for (int number = 1; number <= 100; number++) {
      counts.add(new UsageKey(TODAY, Samples.accountId(number), "", "key"), one);
    }
    BoundedCounts all = new BoundedCounts(20);
    all.addAll(counts);
    assertEquals(20, all.size());
    assertEquals(80, all.ofNobody().classB());
  }

  /** A write that fails mixes nothing: what was counted by key is booked by key later. */
  @Test
  void aFailedWriteTellsThousandsOfKeysApartStill() throws Exception {
    int threads = 48;
    int keysOfAThread = 200;
    UsageMeter meter = new UsageMeter(store);
    failing.set(true);
    for (int round = 0; round < 2; round++) {
      try (ExecutorService counting = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int thread = 0; thread < threads; thread++) {
          int first = thread * keysOfAThread;
          var unused = counting.submit(() -> downloadOne(meter, first, keysOfAThread));
        }
      }
      assertThrows(StorageFailedException.class, meter::writeDown);
    }
    failing.set(false);
    meter.writeDown();
    var byBucket = store.read(tables -> tables.usage().byBucket(ACCOUNT, TODAY, TODAY));
    assertEquals(threads * keysOfAThread, byBucket.size());
    assertEquals(
        Set.of(2L),
        byBucket.stream().map(used -> used.counts().downloadedBytes()).collect(Collectors.toSet()));
  }

  private static void downloadOne(UsageMeter meter, int first, int keys) {
    for (int number = first; number < first + keys; number++) {
      meter.downloaded(permit(file(number)), file(number).bucket(), 1);
    }
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
