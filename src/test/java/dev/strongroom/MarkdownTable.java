package dev.strongroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of the table under a heading of a document, cells without their backquotes. */
record MarkdownTable(List<List<String>> rows) {
  /** Reads the first table after the heading; throws when there is none. */
  static MarkdownTable under(Path document, String heading) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    boolean within = false;
    for (String line : Files.readAllLines(document)) {
      if (line.startsWith("## ")) {
        within = line.equals("## " + heading);
      } else if (within && line.startsWith("|")) {
        rows.add(cells(line));
      }
    }
    if (rows.size() < 3) {
      throw new IllegalArgumentException("no table under " + heading + " in " + document);
    }
    return new MarkdownTable(List.copyOf(rows.subList(2, rows.size())));
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.length() - 1);
    return Arrays.stream(inner.split("\\|", -1))
        .map(String::strip)
        .map(cell -> cell.replace("`", ""))
        .toList();
  }
}
