package dev.strongroom.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The server under measurement, as {@code ./strongroom dev} with a data directory on a real disk.
 */
final class Strongroom implements Peer {
  static final String BUCKET = "bench-bucket";

  private final Process process;
  private final int port;
  private final String details;
  private final Tenant owner;
  private final double secondsToFirstAnswer;

  private Strongroom(
      Process process, int port, String details, Tenant owner, double secondsToFirstAnswer) {
    this.process = process;
    this.port = port;
    this.details = details;
    this.owner = owner;
    this.secondsToFirstAnswer = secondsToFirstAnswer;
  }

  /**
   * Starts it with these options of {@code dev} besides, signs in, and makes a bucket whose files
   * anyone may read only with a token.
   */
  static Strongroom start(Path program, Path data, String... more) throws IOException {
    int port = Ports.free();
    long beganNanos = System.nanoTime();
    List<String> command =
        new ArrayList<>(List.of(program.toString(), "dev", "--data", data.toString()));
    command.addAll(List.of("--port", Integer.toString(port), "--console-port", "0"));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectError(
                ProcessBuilder.Redirect.appendTo(data.resolveSibling("strongroom.log").toFile()))
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the server did not start; see strongroom.log beside its data");
    }
    try (Connection connection = new Connection(port)) {
      Tenant owner =
          Tenant.signIn(
              connection,
              Tenant.text(line, "applicationKeyId"),
              Tenant.text(line, "applicationKey"));
      double seconds = (System.nanoTime() - beganNanos) / 1e9;
      return new Strongroom(process, port, line, owner.withBucket(connection, BUCKET), seconds);
    }
  }

  /** The line of JSON that {@code dev} says how to reach it by. */
  String details() {
    return details;
  }

  /** Its first account, with a key that may do everything, and the bucket. */
  Tenant owner() {
    return owner;
  }

  /** From the start of the process to the first request answered, the shell script included. */
  double secondsToFirstAnswer() {
    return secondsToFirstAnswer;
  }

  @Override
  public String name() {
    return "strongroom";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public List<Long> pids() {
    return List.of(process.pid());
  }

  @Override
  public byte[] getRequest(String fileName) {
    return ("GET /file/"
            + BUCKET
            + "/"
            + fileName
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: "
            + owner.token()
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
