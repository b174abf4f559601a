package dev.strongroom.store.disk;

import dev.strongroom.store.StorageFailedException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A directory for what ends with the process: in memory where the system offers a place for that,
 * else among its temporary files. What a killed process left behind is removed by the next one.
 */
public final class ScratchDirectory implements AutoCloseable {
  private static final String PREFIX = "strongroom-scratch-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]+)-.*");
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private final Path path;

  private ScratchDirectory(Path path) {
    this.path = path;
  }

  /**
   * Makes one.
   *
   * @param temporary the system's directory of temporary files
   */
  public static ScratchDirectory create(Path temporary) {
    List<Path> places = List.of(SHARED_MEMORY, temporary);
    try {
      for (Path place : places) {
        if (Files.isDirectory(place) && Files.isWritable(place)) {
          removeLeftBehind(place);
          String prefix = PREFIX + ProcessHandle.current().pid() + "-";
          return new ScratchDirectory(Files.createTempDirectory(place, prefix));
        }
      }
    } catch (IOException failure) {
      throw new StorageFailedException("No scratch directory can be made.", failure);
    }
    throw new StorageFailedException("No scratch directory can be made in " + places + ".");
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Removes it with everything in it. */
  @Override
  public void close() {
    try {
      remove(path);
    } catch (IOException failure) {
      throw new StorageFailedException("The directory " + path + " stays behind.", failure);
    }
  }

  private static void removeLeftBehind(Path place) throws IOException {
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(place, PREFIX + "*")) {
      for (Path directory : directories) {
        Matcher name = NAME.matcher(directory.getFileName().toString());
        boolean left =
            name.matches()
                && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
                && Files.isWritable(directory);
        if (left) {
          remove(directory);
        }
      }
    }
  }

  private static void remove(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
