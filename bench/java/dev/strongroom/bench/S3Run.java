package dev.strongroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads the server by S3, and versitygw, s3proxy and (for reads) nginx on the same disk, in turns:
 * {@code bench/run s3}. Every load runs once to warm up and twice, far apart, to be added up.
 */
public final class S3Run {
  private static final int ROUNDS = 2;
  private static final int SMALL_FILES = 100;
  private static final int MIDDLE_FILES = 16;
  private static final int LARGE_FILES = 2;
  private static final int PARTS = 4;
  private static final double WARMING_SECONDS = 12;

  private final Map<Peer, S3Exchanges> peers = new LinkedHashMap<>();
  private final Nginx nginx;
  private final double seconds;
  private final byte[] small = Bodies.ofSize(4096, 1);
  private final byte[] middle = Bodies.ofSize(1 << 20, 2);
  private final byte[] large = Bodies.ofSize(64 << 20, 3);
  private final byte[] part = Bodies.ofSize(8 << 20, 4);

  private S3Run(Strongroom strongroom, List<S3Server> others, Nginx nginx, double seconds) {
    peers.put(strongroom, new S3Exchanges(strongroom.owner().s3Login(), Strongroom.BUCKET));
    others.forEach(other -> peers.put(other, new S3Exchanges(other.login(), Strongroom.BUCKET)));
    this.nginx = nginx;
    this.seconds = seconds;
  }

  /** A load: what it is called, the files it reads, by how many connections, what each does. */
  private record Kind(String name, String file, int files, int connections, Way way) {
    private interface Way {
      Load.Preparation of(S3Exchanges exchanges);
    }
  }

  /**
   * Runs it.
   *
   * @param arguments the program to start, a scratch directory on the disk to be measured, the
   *     seconds of one load, the program of versitygw, and the class path of s3proxy
   */
  public static void main(String[] arguments) throws Exception {
    Path scratch =
        Files.createTempDirectory(Path.of(arguments[1]).toAbsolutePath(), "strongroom-bench");
    Path root = Files.createDirectory(scratch.resolve("root"));
    try (Strongroom strongroom = Strongroom.start(Path.of(arguments[0]), scratch.resolve("data"));
        S3Server versitygw =
            S3Server.versitygw(Path.of(arguments[3]), directory(scratch, "versitygw"));
        S3Server s3proxy = S3Server.s3proxy(arguments[4], directory(scratch, "s3proxy"));
        Nginx nginx = Nginx.start(root, directory(scratch, "nginx"), Ports.free())) {
      S3Run run =
          new S3Run(
              strongroom, List.of(versitygw, s3proxy), nginx, Double.parseDouble(arguments[2]));
      run.fill(root, strongroom);
      run.warmUp();
      run.measure();
    } finally {
      Figures.deleteTree(scratch);
    }
  }

  private static Path directory(Path scratch, String name) throws IOException {
    return Files.createDirectory(scratch.resolve(name));
  }

  private void fill(Path root, Peer withBucket) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int number = 0; number < SMALL_FILES; number++) {
      files.put("small" + number, small);
    }
    for (int number = 0; number < MIDDLE_FILES; number++) {
      files.put("middle" + number, middle);
    }
    for (int number = 0; number < LARGE_FILES; number++) {
      files.put("large" + number, large);
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(root.resolve(file.getKey()), file.getValue());
    }
    for (Map.Entry<Peer, S3Exchanges> peer : peers.entrySet()) {
      try (Connection connection = new Connection(peer.getKey().port())) {
        if (!peer.getKey().equals(withBucket)) {
          peer.getValue().makeBucket(connection);
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          peer.getValue().put(connection, file.getKey(), file.getValue());
        }
      }
    }
  }

  /**
   * Every load once on every server, which is not counted. Strongroom and s3proxy run on Java,
   * whose compiler needs some ten thousand requests of a kind; how slow the first are is printed.
   */
  private void warmUp() throws IOException, InterruptedException {
    for (Kind kind : kinds()) {
      double warming = kind.name().endsWith("4 KiB") ? WARMING_SECONDS : WARMING_SECONDS / 4;
      Load load = new Load(kind.connections(), warming, 0);
      for (Map.Entry<Peer, S3Exchanges> peer : peers.entrySet()) {
        tried(load, kind, peer)
            .ifPresent(result ->
                Figures.print(
                    "%s in the first %.0f seconds: %s %.0f per s",
                    kind.name(), warming, peer.getKey().name(), result.perSecond()));
      }
    }
  }

  private List<Kind> kinds() {
    return List.of(
        reads("GET 4 KiB", "small", SMALL_FILES, 16),
        reads("GET 1 MiB", "middle", MIDDLE_FILES, 8),
        reads("GET 64 MiB", "large", LARGE_FILES, 2),
        writes("PUT 4 KiB", 16, peer -> peer.puts("put-small", small)),
        writes("PUT 1 MiB", 8, peer -> peer.puts("put-middle", middle)),
        writes("PUT 64 MiB", 2, peer -> peer.puts("put-large", large)),
        writes("4 parts of 8 MiB", 2, peer -> peer.multiparts("parts", part, PARTS)));
  }

  private static Kind reads(String name, String file, int files, int connections) {
    return new Kind(name, file, files, connections, peer -> peer.gets(file, files));
  }

  private static Kind writes(String name, int connections, Kind.Way way) {
    return new Kind(name, "", 0, connections, way);
  }

  private void measure() throws IOException, InterruptedException {
    Map<Kind, Map<Peer, List<Load.Result>>> seen = new LinkedHashMap<>();
    List<Kind> kinds = kinds();
    for (int round = 0; round < ROUNDS; round++) {
      for (Kind kind : kinds) {
        Map<Peer, List<Load.Result>> results =
            seen.computeIfAbsent(kind, first -> new LinkedHashMap<>());
        Load load = new Load(kind.connections(), seconds, 0);
        if (kind.files() > 0) {
          results
              .computeIfAbsent(nginx, first -> new ArrayList<>())
              .add(load.on(nginx, nginxGets(kind)));
        }
        for (Map.Entry<Peer, S3Exchanges> peer : peers.entrySet()) {
          List<Load.Result> before =
              results.computeIfAbsent(peer.getKey(), first -> new ArrayList<>());
          tried(load, kind, peer).ifPresent(before::add);
        }
      }
    }
    seen.forEach(S3Run::report);
    Figures.print(
        "digests alone, one thread, CPU s/GB: MD5 %.2f, SHA-1 %.2f",
        Figures.digestCost("MD5"), Figures.digestCost("SHA-1"));
  }

  /** Runs the load; empty, and said, when a peer cannot do it. */
  private static Optional<Load.Result> tried(Load load, Kind kind, Map.Entry<Peer, S3Exchanges> at)
      throws InterruptedException {
    try {
      return Optional.of(load.on(at.getKey(), kind.way().of(at.getValue())));
    } catch (IOException failed) {
      Figures.print("%s: %s failed: %s", kind.name(), at.getKey().name(), failed.getMessage());
      return Optional.empty();
    }
  }

  private Load.Preparation nginxGets(Kind kind) {
    return (connection, number) -> {
      int[] next = {number};
      return () -> {
        byte[] request = nginx.getRequest(kind.file() + next[0]++ % kind.files());
        return connection.exchange(request, new byte[0]);
      };
    };
  }

  private static void report(Kind kind, Map<Peer, List<Load.Result>> results) {
    Figures.print("%s, %d connections:", kind.name(), kind.connections());
    Load.Result ours = Load.Result.sum(ofStrongroom(results));
    results.values().removeIf(List::isEmpty);
    results.forEach((peer, all) -> {
      Load.Result sum = Load.Result.sum(all);
      if (kind.name().endsWith("4 KiB")) {
        Figures.requests(peer.name(), sum);
      } else {
        Figures.volume(peer.name(), sum);
      }
      if (!(peer instanceof Strongroom)) {
        Figures.print(
            "             strongroom does %.2f of its requests per second for %.2f of its CPU each",
            ours.perSecond() / sum.perSecond(), ours.cpuMicrosEach() / sum.cpuMicrosEach());
      }
    });
  }

  private static List<Load.Result> ofStrongroom(Map<Peer, List<Load.Result>> results) {
    return results.entrySet().stream()
        .filter(entry -> entry.getKey() instanceof Strongroom)
        .findFirst()
        .orElseThrow()
        .getValue();
  }
}
