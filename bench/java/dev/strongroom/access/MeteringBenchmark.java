package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.store.sql.SqliteMetadataStore;
import dev.strongroom.usage.UsageMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What counting one request costs it, beside the decision about it: the table of classes, the key
 * under which it is counted, and the sum. To reach: under 200 ns.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MeteringBenchmark {
  private final AccountId account = new AccountId("0123456789ab");
  private final BucketId bucket = new BucketId("0123456789abcdef01234567");
  private final Target.OfFiles file =
      new Target.OfBucket(Optional.of(account), Optional.of(bucket), false, "bucket").files("a");
  private final List<Need> needs = List.of(Action.WRITE_FILE.on(file));
  private final Permit permit =
      new Permit(
          Grant.of(
              new ApplicationKey(
                  ApplicationKeyId.ofStandard(new Cluster("000"), account, 1),
                  "bench",
                  Capabilities.ALL,
                  new BucketScope.Only(List.of(bucket)),
                  NamePrefix.NONE,
                  ApplicationKey.Kind.CLASSIC,
                  0,
                  0,
                  null,
                  new byte[32],
                  new byte[0])),
          needs,
          new Occasion(1000, "id", "127.0.0.1", "", "b2_upload_file"));
  private Path directory;
  private SqliteMetadataStore store;
  private UsageMeter meter;

  /** Opens a store, which is not written to. */
  @Setup
  public void open() throws IOException {
    directory = Files.createTempDirectory("metering");
    store = SqliteMetadataStore.openScratch(directory.resolve("metadata"));
    meter = new UsageMeter(store);
  }

  /** Closes it. */
  @TearDown
  public void close() {
    store.close();
  }

  /** One thread. */
  @Benchmark
  public void request() {
    meter.request(permit, needs, "b2_upload_file", 1);
  }

  /** Two threads at once. */
  @Benchmark
  @Threads(2)
  public void requestOfTwo() {
    meter.request(permit, needs, "b2_upload_file", 1);
  }
}
