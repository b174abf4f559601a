package dev.strongroom.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The real program in a process of its own, on the classes that were built. */
public final class Launched implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 180;

  private final Process process;
  private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<Thread> readers;

  private Launched(Process process) {
    this.process = process;
    this.readers =
        List.of(
            read(process.getInputStream(), output, unread),
            read(process.getErrorStream(), errors, new LinkedBlockingQueue<>()));
  }

  /** Starts a command with these variables besides a few of the environment. */
  public static Launched with(Map<String, String> variables, Path directory, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.strongroom.cli.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("STRONGROOM_"));
    builder.environment().putAll(variables);
    try {
      return new Launched(builder.start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Starts a command in a directory. */
  public static Launched in(Path directory, String... arguments) {
    return with(Map.of(), directory, arguments);
  }

  /** Runs a command to its end. */
  public static Launched run(Path directory, String... arguments) throws InterruptedException {
    Launched launched = in(directory, arguments);
    launched.await();
    return launched;
  }

  /** The next line on standard output; fails when there is none in time. */
  public String nextLine() throws InterruptedException {
    String line = unread.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("no line on standard output; on standard error: " + errors());
    }
    return line;
  }

  /** Reads on to the line that begins so, blanks aside, and gives back what follows. */
  public String lineAfter(String beginning) throws InterruptedException {
    while (true) {
      String line = nextLine().strip();
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length()).strip();
      }
    }
  }

  /** Sends SIGTERM and waits; gives back the exit code. */
  public int terminate() throws InterruptedException {
    // By its handle, because destroying the process itself would close the streams that are read.
    if (!process.toHandle().destroy()) {
      throw new AssertionError("the program cannot be told to end");
    }
    return await();
  }

  /** Waits for the end; gives back the exit code. */
  public int await() throws InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the program did not end; on standard error: " + errors());
    }
    for (Thread reader : readers) {
      reader.join();
    }
    return process.exitValue();
  }

  /** Everything on standard output so far. */
  public String output() {
    return String.join("\n", output);
  }

  /** Everything on standard error so far. */
  public String errors() {
    return String.join("\n", errors);
  }

  /** The process. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static Thread read(InputStream stream, List<String> lines, BlockingQueue<String> queue) {
    return Thread.ofVirtual()
        .start(() -> {
          try (BufferedReader reader =
              new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
              lines.add(line);
              queue.add(line);
            }
          } catch (IOException ended) {
            lines.add("(" + ended.getMessage() + ")");
          }
        });
  }
}
