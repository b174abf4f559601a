package dev.strongroom.api.b2;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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

/** Downloads, from the request to the last byte handed to the listener. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DownloadBenchmark {
  private Path directory;
  private TestServer server;
  private NativeClient client;
  private String byId;

  /** Uploads a file of 4 KiB and one of 1 MiB. */
  @Setup
  public void setUp() throws IOException {
    ((Logger) LoggerFactory.getLogger("strongroom.request")).setLevel(Level.OFF);
    directory = Files.createTempDirectory("strongroom-jmh");
    server = TestServer.in(directory);
    client = server.newAccount("bench@example.com");
    String bucket = client.createBucket("bench-bucket", "allPrivate");
    String id = client.upload(bucket, "photos/small.jpg", new byte[4096]).ok().text("fileId");
    client.upload(bucket, "photos/large.jpg", new byte[1024 * 1024]).ok();
    byId = "/b2api/v4/b2_download_file_by_id?fileId=" + id;
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

  /** 4 KiB by name. */
  @Benchmark
  public TestAnswer smallByName() {
    return client.fetch("/file/bench-bucket/photos/small.jpg");
  }

  /** 4 KiB by id. */
  @Benchmark
  public TestAnswer smallById() {
    return client.fetch(byId);
  }

  /** The head alone. */
  @Benchmark
  public TestAnswer head() {
    return client.fetchHead("/file/bench-bucket/photos/small.jpg");
  }

  /** 4 KiB of the middle of 1 MiB. */
  @Benchmark
  public TestAnswer range() {
    return client.fetch("/file/bench-bucket/photos/large.jpg", "Range", "bytes=500000-504095");
  }
}
