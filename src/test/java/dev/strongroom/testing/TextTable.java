package dev.strongroom.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of a text resource: rows of cells between bars; lines that begin with {@code #} and empty
 * lines say nothing; a line such as {@code [name]} begins a table of its own.
 */
public record TextTable(List<List<String>> rows) {
  /** Reads the table without a name from the resource beside the class. */
  public static TextTable read(Class<?> beside, String resource) {
    return read(beside, resource, "");
  }

  /** Reads the table with this name; throws {@link IllegalArgumentException} when it is empty. */
  public static TextTable read(Class<?> beside, String resource, String name) {
    List<List<String>> rows = new ArrayList<>();
    String current = "";
    for (String line : lines(beside, resource)) {
      if (line.startsWith("[") && line.endsWith("]")) {
        current = line.substring(1, line.length() - 1);
      } else if (!line.isEmpty() && !line.startsWith("#") && current.equals(name)) {
        rows.add(Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("no table " + name + " in " + resource);
    }
    return new TextTable(rows);
  }

  /** The cells of the first row after its first cell. */
  public List<String> columns() {
    return rows.getFirst().subList(1, rows.getFirst().size());
  }

  /** The first cells of the rows after the first row. */
  public List<String> names() {
    return rows.stream().skip(1).map(List::getFirst).toList();
  }

  /** The cell in the row and the column with these names. */
  public String cell(String row, String column) {
    int index = rows.getFirst().indexOf(column);
    return rows.stream()
        .skip(1)
        .filter(cells -> cells.getFirst().equals(row))
        .map(cells -> cells.get(index))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no row " + row));
  }

  private static List<String> lines(Class<?> beside, String resource) {
    try (InputStream stream = beside.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
