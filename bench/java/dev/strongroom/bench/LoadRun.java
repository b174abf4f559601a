package dev.strongroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the server and nginx over the same files, loads them in turns, and prints ratios: {@code
 * bench/run load}. Rounds are interleaved and medians reported, because machines are noisy.
 */
public final class LoadRun {
  private static final int SMALL = 4096;
  private static final int LARGE = 64 << 20;
  private static final int CONNECTIONS = 32;
  private static final int LARGE_CONNECTIONS = 4;
  private static final int SMALL_FILES = 100;
  private static final int ROUNDS = 3;
  private static final double WARMING_SECONDS = 12;

  private final Strongroom strongroom;
  private final Nginx nginx;
  private final double seconds;

  private LoadRun(Strongroom strongroom, Nginx nginx, double seconds) {
    this.strongroom = strongroom;
    this.nginx = nginx;
    this.seconds = seconds;
  }

  /**
   * Runs it.
   *
   * @param arguments the program to start, a scratch directory on the disk to be measured, and the
   *     seconds of one load
   */
  public static void main(String[] arguments) throws Exception {
    Path scratch =
        Files.createTempDirectory(Path.of(arguments[1]).toAbsolutePath(), "strongroom-bench");
    Path root = Files.createDirectory(scratch.resolve("root"));
    Path data = scratch.resolve("data");
    try (Strongroom strongroom = Strongroom.start(Path.of(arguments[0]), data);
        Nginx nginx =
            Nginx.start(root, Files.createDirectory(scratch.resolve("nginx")), Ports.free())) {
      LoadRun run = new LoadRun(strongroom, nginx, Double.parseDouble(arguments[2]));
      Figures.print(
          "first answer after %.2f s of exec, by the script", strongroom.secondsToFirstAnswer());
      Figures.print(
          "resident after the start: %d MB",
          ProcessCpu.residentBytes(strongroom.pids().getFirst()) / 1_000_000);
      run.fill(root);
      run.reads();
      run.uploads();
      run.listings();
      Figures.print(
          "resident at the end: %d MB",
          ProcessCpu.residentBytes(strongroom.pids().getFirst()) / 1_000_000);
    } finally {
      Figures.deleteTree(scratch);
    }
  }

  private void fill(Path root) throws IOException {
    try (Connection connection = new Connection(strongroom.port())) {
      Tenant.Uploader uploader = strongroom.owner().uploader(connection);
      for (int number = 0; number < SMALL_FILES; number++) {
        put(connection, uploader, root, "small" + number, Bodies.ofSize(SMALL, number));
      }
      for (int number = 0; number < LARGE_CONNECTIONS; number++) {
        put(connection, uploader, root, "large" + number, Bodies.ofSize(LARGE, 1000 + number));
      }
    }
  }

  private static void put(
      Connection connection, Tenant.Uploader uploader, Path root, String name, byte[] body)
      throws IOException {
    Files.write(root.resolve(name), body);
    connection.exchange(uploader.head(name, body.length, Bodies.sha1(body)), body);
  }

  private void reads() throws IOException, InterruptedException {
    Load small = new Load(CONNECTIONS, seconds, 0);
    List<Load.Result> ours = new ArrayList<>();
    List<Load.Result> theirs = new ArrayList<>();
    List<Load.Result> oursLarge = new ArrayList<>();
    List<Load.Result> theirsLarge = new ArrayList<>();
    Load large = new Load(LARGE_CONNECTIONS, seconds, 0);
    Figures.print("GET 4 KiB in the first %.0f seconds:", WARMING_SECONDS);
    Figures.requests(
        strongroom.name(),
        new Load(CONNECTIONS, WARMING_SECONDS, 0)
            .on(strongroom, gets(strongroom, "small", SMALL_FILES)));
    for (int round = 0; round < ROUNDS; round++) {
      theirs.add(small.on(nginx, gets(nginx, "small", SMALL_FILES)));
      ours.add(small.on(strongroom, gets(strongroom, "small", SMALL_FILES)));
      theirsLarge.add(large.on(nginx, gets(nginx, "large", LARGE_CONNECTIONS)));
      oursLarge.add(large.on(strongroom, gets(strongroom, "large", LARGE_CONNECTIONS)));
    }
    Load.Result our = Figures.median(ours);
    Load.Result their = Figures.median(theirs);
    Figures.print("GET 4 KiB, %d connections, closed loop:", CONNECTIONS);
    Figures.requests(nginx.name(), their);
    Figures.requests(strongroom.name(), our);
    Figures.print(
        "  ratio of requests per second: %.2f; of CPU each: %.2f",
        our.perSecond() / their.perSecond(), our.cpuMicrosEach() / their.cpuMicrosEach());
    double rate = our.perSecond() / 2;
    Load open = new Load(CONNECTIONS, seconds, rate);
    Figures.print("GET 4 KiB, open loop at %.0f requests per second (half of what it can):", rate);
    Figures.requests(nginx.name(), open.on(nginx, gets(nginx, "small", SMALL_FILES)));
    Figures.requests(
        strongroom.name(), open.on(strongroom, gets(strongroom, "small", SMALL_FILES)));
    Figures.print("GET 64 MiB, %d connections, closed loop:", LARGE_CONNECTIONS);
    Figures.volume(nginx.name(), Figures.median(theirsLarge));
    Figures.volume(strongroom.name(), Figures.median(oursLarge));
    Figures.print(
        "  ratio of bytes per second: %.2f; of CPU per GB: %.2f",
        Figures.median(oursLarge).gigabytesPerSecond()
            / Figures.median(theirsLarge).gigabytesPerSecond(),
        Figures.median(oursLarge).cpuSecondsPerGigabyte()
            / Figures.median(theirsLarge).cpuSecondsPerGigabyte());
  }

  private static Load.Preparation gets(Peer peer, String name, int files) {
    return (connection, number) -> {
      byte[][] requests = new byte[files][];
      for (int file = 0; file < files; file++) {
        requests[file] = peer.getRequest(name + file);
      }
      int[] next = {number};
      byte[] nothing = new byte[0];
      return () -> connection.exchange(requests[next[0]++ % files], nothing);
    };
  }

  private void uploads() throws IOException, InterruptedException {
    byte[] small = Bodies.ofSize(SMALL, 1);
    List<Load.Result> results = new ArrayList<>();
    new Load(CONNECTIONS, WARMING_SECONDS, 0)
        .on(strongroom, strongroom.owner().uploads("warm", small));
    for (int round = 0; round < ROUNDS; round++) {
      results.add(
          new Load(CONNECTIONS, seconds, 0)
              .on(strongroom, strongroom.owner().uploads("up" + round, small)));
    }
    Figures.print("durable upload of 4 KiB, %d connections, closed loop:", CONNECTIONS);
    Figures.requests(strongroom.name(), Figures.median(results));
    byte[] large = Bodies.ofSize(LARGE, 2);
    Figures.print("upload of 64 MiB, 2 connections, closed loop:");
    Load.Preparation uploads = strongroom.owner().uploads("big", large);
    Figures.volume(strongroom.name(), new Load(2, seconds, 0).on(strongroom, uploads));
    Figures.print(
        "  SHA-1 alone, one thread: %.2f CPU s/GB; SHA-1 and MD5: %.2f",
        Figures.digestCost("SHA-1"), Figures.digestCost("SHA-1") + Figures.digestCost("MD5"));
  }

  private void listings() throws IOException, InterruptedException {
    String json =
        "{\"bucketId\":\"%s\",\"maxFileCount\":1000}".formatted(strongroom.owner().bucketId());
    Load.Result result =
        new Load(2, seconds, 0)
            .on(
                strongroom,
                (connection, number) ->
                    () -> strongroom.owner().call(connection, "b2_list_file_names", json).length());
    Figures.print("a page of 1,000 names, 2 connections:");
    Figures.requests(strongroom.name(), result);
  }
}
