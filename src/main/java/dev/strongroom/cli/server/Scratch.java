package dev.strongroom.cli.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A directory that ends with the process, in memory where the system has a place for that. What a
 * killed process left behind is removed by the next one.
 */
public final class Scratch implements AutoCloseable {
  private static final String NAME = "strongroom-dev-";
  private static final String LOCK = "lock";
  private static final Path MEMORY = Path.of("/dev/shm");

  private final Path directory;
  private final FileChannel lock;

  private Scratch(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Makes one.
   *
   * @param temporary the directory to make it in where there is none in memory
   */
  public static Scratch make(Path temporary) {
    Path parent = Files.isWritable(MEMORY) ? MEMORY : temporary;
    try {
      removeAbandoned(parent);
      Path made =
          Files.createTempDirectory(
              parent,
              ours(),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      FileChannel channel = openLock(made);
      FileLock held = channel.lock();
      if (!held.isValid()) {
        throw new IOException("the lock was lost");
      }
      return new Scratch(made, channel);
    } catch (IOException failure) {
      throw new UncheckedIOException("no scratch directory can be made in " + parent, failure);
    }
  }

  /** Where it is. */
  public Path directory() {
    return directory;
  }

  /** Removes it. */
  @Override
  public void close() {
    try (lock) {
      remove(directory);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void removeAbandoned(Path parent) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, NAME + "*")) {
      for (Path candidate : found) {
        // To look at a lock of this very process would take it away from whoever holds it.
        boolean anothers = !candidate.getFileName().toString().startsWith(ours());
        if (anothers && Files.isReadable(candidate) && Files.exists(candidate.resolve(LOCK))) {
          removeIfAbandoned(candidate);
        }
      }
    }
  }

  private static String ours() {
    return NAME + ProcessHandle.current().pid() + "-";
  }

  private static void removeIfAbandoned(Path candidate) throws IOException {
    try (FileChannel channel = openLock(candidate);
        FileLock mine = channel.tryLock()) {
      if (mine != null) {
        remove(candidate);
      }
    }
  }

  private static FileChannel openLock(Path directory) throws IOException {
    return FileChannel.open(
        directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
