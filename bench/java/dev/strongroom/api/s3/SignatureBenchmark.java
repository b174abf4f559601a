package dev.strongroom.api.s3;

import dev.strongroom.access.SignatureVerdict;
import dev.strongroom.access.Signatures;
import dev.strongroom.api.Call;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TestSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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

/** From the parsed head of a request to the grant of its signature: to stay under 15 us. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SignatureBenchmark {
  private Path directory;
  private TestServer server;
  private Signatures signatures;
  private S3Settings settings;
  private Call signed;
  private Call presigned;

  /** Makes a key and signs with it. */
  @Setup
  public void setUp() throws IOException {
    directory = Files.createTempDirectory("strongroom-jmh");
    server = TestServer.in(directory);
    NativeClient owner = server.newAccount("bench@example.com");
    S3Client client = S3Client.of(owner, List.of("readFiles"), List.of(), "");
    signatures = server.signatures();
    settings = S3Settings.at(server.endpoints(), false, false);
    String target = "/bench-bucket/photos/2026/november/small.jpg";
    String[] headers = S3Client.withHost("user-agent", "bench", "x-amz-checksum-mode", "ENABLED");
    signed =
        client
            .signer()
            .call("GET", target, client.time(), TestSigner.EMPTY_SHA256, new byte[0], headers);
    presigned =
        client
            .signer()
            .presigned("GET", target, client.time(), "3600", new byte[0], S3Client.withHost());
    if (!(signedInItsHeader() instanceof SignatureVerdict.Verified)
        || !(presigned() instanceof SignatureVerdict.Verified)) {
      throw new IllegalStateException("the signatures are not good");
    }
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

  /** In the Authorization header. */
  @Benchmark
  public SignatureVerdict signedInItsHeader() {
    return signatures.verify(S3Request.of(signed, settings).claim().orElseThrow());
  }

  /** In the query. */
  @Benchmark
  public SignatureVerdict presigned() {
    return signatures.verify(S3Request.of(presigned, settings).claim().orElseThrow());
  }
}
