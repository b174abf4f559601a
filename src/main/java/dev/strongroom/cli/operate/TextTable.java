package dev.strongroom.cli.operate;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(List<String> headings) {
    rows.add(headings);
  }

  void add(List<String> row) {
    rows.add(row);
  }

  @Override
  public String toString() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return String.join(System.lineSeparator(), lines);
  }
}
