package dev.strongroom.cli.operate;

import dev.strongroom.access.AuditEntry;
import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The audit log of a data directory, with the parts of it that were set aside. */
final class AuditFiles {
  private static final String NAME = "audit.jsonl";

  private final Path directory;

  AuditFiles(Path directory) {
    this.directory = directory;
  }

  /** What the log says about a request, a sentence for each line. */
  List<String> sentencesAbout(String requestId) {
    // A crash may have left one file under two names.
    SequencedSet<AuditEntry> entries = new LinkedHashSet<>();
    Set<AuditEntry.Wanted> unmade = new HashSet<>();
    forEach(
        requestId,
        entry -> {
          if (requestId.equals(entry.requestId())) {
            entries.add(entry);
            entry.unmade().ifPresent(unmade::add);
          }
        });
    return entries.stream()
        .filter(entry -> entry.announced().filter(unmade::contains).isEmpty())
        .map(AuditEntry::sentence)
        .toList();
  }

  /**
   * The last refusals, oldest first, each with the id of its request.
   *
   * @param keyId of this key alone, when there is one
   * @param count how many at most
   */
  List<String> lastRefusals(Optional<String> keyId, int count) {
    SequencedSet<String> sentences = new LinkedHashSet<>();
    forEach(
        keyId.orElse("\"explanation\""),
        entry -> {
          boolean isMeant = keyId.isEmpty() || keyId.get().equals(entry.keyId());
          if (isMeant && entry.isRefusal()) {
            sentences.add(entry.requestId() + "  " + entry.sentence());
            if (sentences.size() > count) {
              sentences.removeFirst();
            }
          }
        });
    return List.copyOf(sentences);
  }

  /** Visits the lines that hold a text, oldest first. */
  private void forEach(String text, Consumer<AuditEntry> visitor) {
    try {
      for (Path file : files()) {
        try (BufferedReader reader = reader(file)) {
          for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.contains(text)) {
              AuditEntry.read(line).ifPresent(visitor);
            }
          }
        }
      }
    } catch (NoSuchFileException | NotDirectoryException missing) {
      throw new CommandFailedException(
          ExitCode.DATA_UNUSABLE,
          "There is no data directory " + directory + ". Name it with --data.");
    } catch (IOException unreadable) {
      throw new CommandFailedException(
          ExitCode.DATA_UNUSABLE,
          "The audit log in " + directory + " cannot be read: " + unreadable.getMessage() + ".");
    }
  }

  /** Those set aside have numbers; the one that is written to comes last. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.getFileName().toString().startsWith(NAME))
          .sorted(
              Comparator.comparing((Path file) -> file.endsWith(NAME))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  private static BufferedReader reader(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    boolean packed = file.toString().endsWith(".gz");
    return new BufferedReader(
        new InputStreamReader(packed ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8));
  }
}
