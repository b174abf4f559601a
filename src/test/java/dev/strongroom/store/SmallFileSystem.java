package dev.strongroom.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file system in memory of a size that can be filled; needs the right to mount. */
final class SmallFileSystem implements AutoCloseable {
  private final Path path;

  private SmallFileSystem(Path path) {
    this.path = path;
  }

  /** Mounts one; skips the test, with a sentence, where that is not allowed. */
  static SmallFileSystem mount(String options) throws IOException {
    Path path = Files.createTempDirectory("strongroom-small-");
    boolean mounted = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path.toString());
    if (!mounted) {
      Files.delete(path);
    }
    Assumptions.assumeTrue(
        mounted, "SKIPPED: a full disk cannot be tested here, because nothing may be mounted");
    return new SmallFileSystem(path);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (run("umount", path.toString())) {
      Files.delete(path);
    }
  }

  private static boolean run(String... command) throws IOException {
    try {
      List<String> words = new ArrayList<>(List.of(command));
      return new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchCommand) {
      return false;
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }
}
