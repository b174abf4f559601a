package dev.strongroom.api.b2;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.strongroom.bench.MillionNames;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
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
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.LoggerFactory;

/** Pages of listings of a million names, from the request to the bytes of the answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ListingBenchmark {
  private final Random random = new Random(1);
  private Path directory;
  private TestServer server;
  private NativeClient client;
  private String bucket;

  /** Fills the bucket: a thousand folders of a thousand names. */
  @Setup
  public void setUp() throws IOException {
    ((Logger) LoggerFactory.getLogger("strongroom.request")).setLevel(Level.OFF);
    directory = Files.createTempDirectory("strongroom-jmh");
    server = TestServer.in(directory);
    client = server.newAccount("bench@example.com").at("v4");
    bucket = client.createBucket("bench-bucket", "allPrivate");
    new MillionNames(server.metadata(), bucket).fill();
  }

  /** Ends the server. */
  @TearDown
  public void tearDown() throws IOException {
    server.close();
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** A thousand names from anywhere. */
  @Benchmark
  public TestAnswer thousandNames() {
    String start = MillionNames.name(random.nextInt(MillionNames.COUNT));
    return client.call(
        "b2_list_file_names", "bucketId", bucket, "startFileName", start, "maxFileCount", 1000);
  }

  /** A thousand versions from anywhere. */
  @Benchmark
  public TestAnswer thousandVersions() {
    String start = MillionNames.name(random.nextInt(MillionNames.COUNT));
    return client.call(
        "b2_list_file_versions", "bucketId", bucket, "startFileName", start, "maxFileCount", 1000);
  }

  /** All thousand folders. */
  @Benchmark
  public TestAnswer thousandFolders() {
    return client.call(
        "b2_list_file_names", "bucketId", bucket, "delimiter", "/", "maxFileCount", 1000);
  }

  /** Whether one file is there, as programs ask. */
  @Benchmark
  public TestAnswer oneName() {
    String name = MillionNames.name(random.nextInt(MillionNames.COUNT));
    return client.call("b2_list_file_names", "bucketId", bucket, "prefix", name, "maxFileCount", 1);
  }
}
