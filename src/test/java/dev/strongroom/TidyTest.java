package dev.strongroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is plainly wrong in any file of the tree, each with what to do instead. */
class TidyTest {
  private static final int MAXIMUM_FILE_BYTES = 256 * 1024;
  private static final int MAXIMUM_CONTRACT_LINES = 12;
  private static final int SHOWN = 5;

  /** A record shows its components in toString, and so in logs and failed assertions. */
  private static final Pattern RECORD_WITH_SECRET =
      Pattern.compile(
          "\\brecord \\w+[^{]*\\b(String|byte\\[\\]) (\\w*[sS]ecret|\\w*[pP]assword)\\b");

  @Test
  void nothingBannedIsWritten() throws IOException {
    List<String> found = new ArrayList<>();
    for (TextFile file : TextFile.all()) {
      for (Ban ban : Ban.ALL) {
        found.addAll(ban.findings(file));
      }
    }
    assertEquals("", String.join("\n", found));
  }

  @Test
  void recordsDoNotShowSecrets() throws IOException {
    List<String> showing =
        TextFile.all().stream()
            .filter(file -> file.isJava() && file.isIn("src/main"))
            .filter(file -> RECORD_WITH_SECRET.matcher(file.text()).find())
            .filter(file -> !file.text().contains("public String toString()"))
            .map(TextFile::name)
            .toList();
    assertEquals(List.of(), showing, "give these a toString that leaves the secret out");
  }

  @Test
  void everyMarkdownFileHasOneTitle() throws IOException {
    List<String> wrong =
        TextFile.all().stream()
            .filter(TextFile::isMarkdown)
            .filter(file -> titles(file) != 1)
            .map(TextFile::name)
            .toList();
    assertEquals(List.of(), wrong, "a Markdown file has one line that begins with a single #");
  }

  @Test
  void packageContractsAreShort() throws IOException {
    List<String> tooLong =
        TextFile.all().stream()
            .filter(file -> file.name().endsWith("/package-info.java"))
            .filter(file -> contractLines(file) > MAXIMUM_CONTRACT_LINES)
            .map(TextFile::name)
            .toList();
    assertEquals(List.of(), tooLong, "a contract has at most 12 lines");
  }

  /** Prints the longest files and methods too: a sign to look, not a number to obey. */
  @Test
  void noFileIsTooBigToRead() throws IOException {
    List<Path> big = new ArrayList<>();
    for (Path path : TextFile.paths()) {
      if (Files.size(path) > MAXIMUM_FILE_BYTES) {
        big.add(path);
      }
    }
    showLongest();
    assertEquals(List.of(), big, "a file has at most 256 KiB");
  }

  @Test
  void theTreeIsLookedAt() throws IOException {
    List<String> names = TextFile.all().stream().map(TextFile::name).toList();
    assertTrue(names.contains("pom.xml") && names.contains("strongroom"), names::toString);
    assertTrue(names.contains("src/main/java/dev/strongroom/cli/Main.java"), names::toString);
  }

  private static long contractLines(TextFile packageInfo) {
    return packageInfo
        .text()
        .substring(0, packageInfo.text().indexOf("@NullMarked"))
        .lines()
        .count();
  }

  private static long titles(TextFile file) {
    boolean inCode = false;
    long titles = 0;
    for (String line : file.lines()) {
      if (line.startsWith("```")) {
        inCode = !inCode;
      } else if (!inCode && line.startsWith("# ")) {
        titles++;
      }
    }
    return titles;
  }

  private static void showLongest() throws IOException {
    List<TextFile> sources =
        TextFile.all().stream().filter(file -> file.isJava() && file.isIn("src/main")).toList();
    StringBuilder report = new StringBuilder("Longest files of src/main:\n");
    sources.stream()
        .sorted(Comparator.comparingInt((TextFile file) -> -file.lines().size()))
        .limit(SHOWN)
        .forEach(file -> report.append("  %4d %s%n".formatted(file.lines().size(), file.name())));
    report.append("Longest methods of src/main:\n");
    MethodLengths.of(sources.stream().map(file -> Path.of(file.name())).toList()).stream()
        .sorted(Comparator.comparingLong(length -> -length.lines()))
        .limit(SHOWN)
        .forEach(length ->
            report.append(
                "  %4d %s %s%n".formatted(length.lines(), length.place(), length.method())));
    System.out.print(report);
  }
}
