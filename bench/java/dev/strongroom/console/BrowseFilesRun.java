package dev.strongroom.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.strongroom.bench.MillionNames;
import dev.strongroom.cli.server.Doors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Browse Files over a million names: pages from the request with its session to the bytes of the
 * page, by the thread's own clock and by the clock on the wall.
 */
public final class BrowseFilesRun {
  private static final int ROUNDS = 2000;
  private static final int WARM_UPS = 2;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Random random = new Random(1);
  private final Person person;
  private final String bucket;

  /** Fills the bucket: a thousand folders of a thousand names. */
  private BrowseFilesRun(ConsoleServer server) {
    this.bucket = Uploader.bucket(server, "bench-bucket");
    new MillionNames(server.metadata(), bucket).fill();
    Doors doors = new Doors(server.services(), System::nanoTime);
    this.person =
        new Person(doors.corridor(List.of(server.console(doors))), server.url()).signedIn();
  }

  /** Takes nothing. */
  public static void main(String[] arguments) throws IOException {
    ((Logger) LoggerFactory.getLogger("strongroom.request")).setLevel(Level.OFF);
    Path directory = Files.createTempDirectory("strongroom-bench");
    try (ConsoleServer server = ConsoleServer.in(directory)) {
      BrowseFilesRun run = new BrowseFilesRun(server);
      for (int round = 0; round <= WARM_UPS; round++) {
        run.report("100 folders", run::folders);
        run.report("100 files", () -> run.files(""));
        run.report("100 versions", () -> run.files("&versions=on"));
      }
    }
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void report(String what, Supplier<String> page) {
    long[] worked = new long[ROUNDS];
    long[] passed = new long[ROUNDS];
    long length = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long beganNanos = System.nanoTime();
      long beganWork = THREADS.getCurrentThreadCpuTime();
      length += page.get().length();
      worked[round] = THREADS.getCurrentThreadCpuTime() - beganWork;
      passed[round] = System.nanoTime() - beganNanos;
    }
    System.out.printf(
        "%s, %,d characters: CPU %s, wall %s%n", what, length / ROUNDS, text(worked), text(passed));
  }

  private static String text(long[] nanos) {
    Arrays.sort(nanos);
    return "p50 %.1f ms, p99 %.1f ms"
        .formatted(nanos[ROUNDS / 2] / 1e6, nanos[ROUNDS * 99 / 100] / 1e6);
  }

  private String folders() {
    return page(
        "?start="
            + MillionNames.name(random.nextInt(MillionNames.COUNT - MillionNames.COUNT / 10)));
  }

  private String files(String kind) {
    String start = MillionNames.name(random.nextInt(MillionNames.COUNT));
    String folder = start.substring(0, start.indexOf('/') + 1);
    return page("?folder=" + folder + "&start=" + start + kind);
  }

  private String page(String query) {
    Person.Answer answer = person.get("/console/files/" + bucket + query);
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.toString());
    }
    return answer.body();
  }
}
