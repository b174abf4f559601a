package dev.strongroom.api.b2;

import dev.strongroom.api.Call;
import dev.strongroom.api.Headers;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.api.fields.JsonFields;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

/** What it costs to find the operation and to read its fields. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RequestParsingBenchmark {
  private final byte[] json =
      """
      {"bucketId": "0123456789abcdef01234567", "startFileName": null, "prefix": "photos/", "maxFileCount": 1000}
      """
          .getBytes(StandardCharsets.UTF_8);

  /** The path of a JSON call. */
  @Benchmark
  public NativeRoute routeOfCall() {
    return NativeRoute.of(call("POST", "/b2api/v3/b2_list_file_names"));
  }

  /** The path of a download with escapes. */
  @Benchmark
  public NativeRoute routeOfDownload() {
    return NativeRoute.of(call("GET", "/file/my-bucket/photos/a%20cat%2Bdog/%C3%BC.jpg"));
  }

  /** A small JSON body. */
  @Benchmark
  public long jsonFields() {
    Fields fields = JsonFields.read(call("POST", "/b2api/v3/b2_list_file_names"));
    return fields.requiredText("bucketId").length() + fields.requiredNumber("maxFileCount");
  }

  private Call call(String method, String path) {
    return new Call(
        "id",
        method,
        path,
        "",
        new Headers(List.of()),
        json.length,
        new ByteArrayInputStream(json),
        "127.0.0.1",
        false);
  }
}
