package dev.strongroom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of the project that holds text.
 *
 * @param name its path from the project's directory, with slashes
 */
record TextFile(String name, String text) {
  /** What a build, a run or an editor leaves behind. */
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "strongroom-data");

  private static final Set<String> HIDDEN_BUT_OURS = Set.of(".mvn", ".ci", ".github");

  /** Every file of the project, of whatever kind, in no order. */
  static List<Path> paths() throws IOException {
    Path root = Path.of("");
    List<Path> paths = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            String directory = path.getFileName().toString();
            boolean hidden = directory.startsWith(".") && !HIDDEN_BUT_OURS.contains(directory);
            return hidden || NOT_OURS.contains(directory)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            // In a linked working tree .git is a file.
            if (attributes.isRegularFile() && !path.endsWith(".git")) {
              paths.add(path);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return paths;
  }

  /** Every file of the project that is UTF-8, by name. */
  static List<TextFile> all() throws IOException {
    List<TextFile> files = new ArrayList<>();
    for (Path path : paths().stream().sorted().toList()) {
      text(path)
          .map(text -> new TextFile(path.toString().replace('\\', '/'), text))
          .ifPresent(files::add);
    }
    return files;
  }

  private static Optional<String> text(Path path) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }

  List<String> lines() {
    return text.lines().toList();
  }

  boolean isJava() {
    return name.endsWith(".java");
  }

  boolean isMarkdown() {
    return name.endsWith(".md");
  }

  boolean isIn(String directory) {
    return name.startsWith(directory + "/");
  }
}
