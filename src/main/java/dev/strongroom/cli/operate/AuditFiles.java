package dev.strongroom.cli.operate;

import dev.strongroom.api.json.JsonReader;
import dev.strongroom.api.json.MalformedJsonException;
import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The audit log of a data directory, with the parts of it that were set aside. */
final class AuditFiles {
  private static final String NAMES = "audit.jsonl*";
  private static final int MAXIMUM_LINE_BYTES = 1 << 20;

  private final Path directory;

  AuditFiles(Path directory) {
    this.directory = directory;
  }

  /** What the log says about a request, a sentence for each line. */
  List<String> sentencesAbout(String requestId) {
    // A crash may have left one file under two names.
    Set<String> sentences = new LinkedHashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, NAMES)) {
      for (Path file : files) {
        try (BufferedReader reader = reader(file)) {
          for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.contains(requestId)) {
              sentence(line, requestId).ifPresent(sentences::add);
            }
          }
        }
      }
    } catch (IOException unreadable) {
      throw new CommandFailedException(
          ExitCode.DATA_UNUSABLE, "The audit log in " + directory + " cannot be read.");
    }
    return List.copyOf(sentences);
  }

  private static BufferedReader reader(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    boolean packed = file.toString().endsWith(".gz");
    return new BufferedReader(
        new InputStreamReader(packed ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8));
  }

  private static Optional<String> sentence(String line, String requestId) {
    Map<String, @Nullable Object> fields;
    try {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      fields = JsonReader.readObject(new ByteArrayInputStream(bytes), MAXIMUM_LINE_BYTES);
    } catch (MalformedJsonException brokenOff) {
      // The last line of a log whose server was killed.
      return Optional.empty();
    }
    return requestId.equals(fields.get("requestId"))
        ? Optional.of(sentence(fields))
        : Optional.empty();
  }

  private static String sentence(Map<String, @Nullable Object> fields) {
    String who =
        fields.get("applicationKeyId") == null ? "" : " with key " + fields.get("applicationKeyId");
    String what =
        fields.get("explanation") == null
            ? "made the change: " + fields.get("change") + " " + fields.get("subject")
            : fields.get("event") + ": " + fields.get("explanation");
    return "%s %s from %s%s %s"
        .formatted(fields.get("time"), fields.get("operation"), fields.get("address"), who, what);
  }
}
