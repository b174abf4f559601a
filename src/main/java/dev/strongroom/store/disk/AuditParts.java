package dev.strongroom.store.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the parts of an audit log that are set aside: numbers that only rise, so that the
 * order of names is the order of time. Operators may pack parts and move them away; the last number
 * stands in a file of its own, {@code last-part-of-} before the log's name, for when all are gone.
 */
final class AuditParts {
  private static final int LONGEST_NUMBER = 9;

  private final Path log;
  private final Path last;
  private final Pattern name;

  /** Those of the log in this file. */
  AuditParts(Path log) {
    this.log = log;
    this.last = log.resolveSibling("last-part-of-" + log.getFileName());
    this.name =
        Pattern.compile(
            Pattern.quote(log.getFileName() + ".") + "([0-9]{1," + LONGEST_NUMBER + "})(\\..*)?");
  }

  /**
   * The next part's name, which is written down and never given again.
   *
   * @throws IOException when the last number cannot be read or the next not be written down
   */
  Path next() throws IOException {
    long number = Math.max(remembered(), highest()) + 1;
    DataFiles.writeWhole(last, (number + "\n").getBytes(StandardCharsets.US_ASCII), "rw-------");
    return log.resolveSibling(String.format(Locale.ROOT, "%s.%06d", log.getFileName(), number));
  }

  /**
   * What can be read now.
   *
   * @param files by number, the log itself last; those that were packed are left out
   * @param lastPacked the highest number of a packed part; 0 when there is none
   */
  record Readable(TreeMap<Long, Path> files, long lastPacked) {}

  /** The parts that can be read, with the log itself under the number that it is going to get. */
  Readable readable() throws IOException {
    TreeMap<Long, Path> files = new TreeMap<>();
    long lastPacked = 0;
    Path directory = log.toAbsolutePath().getParent();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path file : all) {
        Matcher part = name.matcher(file.getFileName().toString());
        if (part.matches()) {
          long number = Long.parseLong(part.group(1));
          if (part.group(2) == null) {
            files.put(number, file);
          } else {
            lastPacked = Math.max(lastPacked, number);
          }
        }
      }
    }
    files.put(Math.max(rememberedIfKnown(), highest()) + 1, log);
    dropSecondNames(files);
    return new Readable(files, lastPacked);
  }

  /** A crash while the log was set aside leaves one file under two names. */
  private static void dropSecondNames(TreeMap<Long, Path> files) throws IOException {
    Map.Entry<Long, Path> newer = files.lastEntry();
    Map.Entry<Long, Path> older = files.lowerEntry(newer.getKey());
    while (older != null) {
      if (Files.isSameFile(older.getValue(), newer.getValue())) {
        files.remove(older.getKey());
      }
      newer = older;
      older = files.lowerEntry(newer.getKey());
    }
  }

  /** For reading alone: a number that cannot be read must not keep anybody from the lines. */
  private long rememberedIfKnown() {
    try {
      return remembered();
    } catch (IOException unknown) {
      return 0;
    }
  }

  private long remembered() throws IOException {
    if (!Files.exists(last)) {
      return 0;
    }
    String number = Files.readString(last, StandardCharsets.ISO_8859_1).strip();
    if (!number.matches("[0-9]{1," + LONGEST_NUMBER + "}")) {
      throw new IOException(
          last + " does not hold the number of the last part; write it there, or remove the file");
    }
    return Long.parseLong(number);
  }

  /** Of what is there, packed or not. */
  private long highest() throws IOException {
    long highest = 0;
    Path directory = log.toAbsolutePath().getParent();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path file : all) {
        Matcher part = name.matcher(file.getFileName().toString());
        if (part.matches()) {
          highest = Math.max(highest, Long.parseLong(part.group(1)));
        }
      }
    }
    return highest;
  }
}
