package dev.strongroom.access;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.NamePrefix;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one decision costs: a key for two buckets and a prefix, reading one file. To reach: under
 * 300 ns.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecisionBenchmark {
  private final AccountId account = new AccountId("0123456789ab");
  private final BucketId bucket = new BucketId("0123456789abcdef01234567");
  private final Grant grant = Grant.of(key());
  private final List<Need> allowed = List.of(Action.DOWNLOAD.on(file("photos/cat.jpg")));
  private final List<Need> denied = List.of(Action.DOWNLOAD.on(file("letters/cat.txt")));
  private final Occasion occasion =
      new Occasion(1000, "id", "127.0.0.1", "", "b2_download_file_by_name");

  /** A need that is met. */
  @Benchmark
  public Decision allowed() {
    return Authorizer.decide(grant, allowed, occasion);
  }

  /** A need that fails in the last dimension. */
  @Benchmark
  public Decision denied() {
    return Authorizer.decide(grant, denied, occasion);
  }

  private Target.OfDownload file(String name) {
    return new Target.OfBucket(Optional.of(account), Optional.of(bucket), false, "bucket")
        .files(name)
        .download(java.util.Map.of());
  }

  private ApplicationKey key() {
    return new ApplicationKey(
        ApplicationKeyId.ofStandard(new Cluster("000"), account, 1),
        "bench",
        Capabilities.ALL,
        new BucketScope.Only(List.of(bucket, new BucketId("ffffffffffffffffffffffff"))),
        new NamePrefix("photos/"),
        ApplicationKey.Kind.MULTI_BUCKET,
        0,
        0,
        null,
        new byte[32],
        null);
  }
}
