package dev.strongroom.crash;

import dev.strongroom.cli.Launched;
import java.nio.file.Path;

/** The real server over one data directory, started, killed and started again. */
final class CrashServer implements AutoCloseable {
  private final Path directory;
  private Launched process;
  private String url;

  private CrashServer(Path directory, Launched process, String url) {
    this.directory = directory;
    this.process = process;
    this.url = url;
  }

  /** Starts it for the first time. */
  static CrashServer start(Path directory) throws InterruptedException {
    Launched process = launch(directory);
    String url = process.lineAfter("API");
    String unused = process.lineAfter("Password");
    return new CrashServer(directory, process, url);
  }

  /** A client with a new master key. */
  CrashClient newMaster() throws Exception {
    try (Launched command = Launched.run(directory, "key", "master")) {
      String keyId = command.lineAfter("applicationKeyId:");
      return CrashClient.authorize(url, keyId, command.lineAfter("applicationKey:"));
    }
  }

  /** SIGKILL, while whatever is going on goes on. */
  void kill() throws InterruptedException {
    if (!ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly()) {
      throw new AssertionError("the server cannot be killed");
    }
    int unused = process.await();
  }

  /** Starts it again; gives back how long it took to be ready, in milliseconds. */
  long restart() throws InterruptedException {
    long start = System.nanoTime();
    process = launch(directory);
    url = process.lineAfter("API");
    return (System.nanoTime() - start) / 1_000_000;
  }

  /** Ends it as an operator does. */
  void stop() throws InterruptedException {
    int unused = process.terminate();
  }

  String url() {
    return url;
  }

  @Override
  public void close() throws InterruptedException {
    process.close();
  }

  private static Launched launch(Path directory) {
    return Launched.in(directory, "serve", "--listen", "0", "--console-listen", "0");
  }
}
