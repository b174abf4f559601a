package dev.strongroom.access;

import dev.strongroom.testing.TextTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One dimension of {@code reach-oracle.txt}: which restriction lets what through. */
final class ReachOracle {
  static final ReachOracle BUCKETS = new ReachOracle("buckets");
  static final ReachOracle PREFIXES = new ReachOracle("prefixes");
  static final ReachOracle HEADERS = new ReachOracle("headers");

  private final Map<String, Map<String, Boolean>> cells = new HashMap<>();
  private final List<String> restrictions;
  private final List<String> asked;

  private ReachOracle(String name) {
    TextTable table = TextTable.read(ReachOracle.class, "reach-oracle.txt", name);
    restrictions = named(table.names());
    asked = named(table.columns());
    for (String row : table.names()) {
      Map<String, Boolean> line = new HashMap<>();
      for (String column : table.columns()) {
        line.put(name(column), truth(table.cell(row, column)));
      }
      cells.put(name(row), line);
    }
  }

  /** The restrictions that a key can have. */
  List<String> restrictions() {
    return restrictions;
  }

  /** What can be asked for. */
  List<String> asked() {
    return asked;
  }

  boolean allows(String restriction, String what) {
    return cells.get(restriction).get(what);
  }

  private static List<String> named(List<String> cells) {
    List<String> names = new ArrayList<>();
    cells.forEach(cell -> names.add(name(cell)));
    return names;
  }

  private static String name(String cell) {
    return cell.equals("*") ? "" : cell;
  }

  private static boolean truth(String cell) {
    return switch (cell) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("neither yes nor no: " + cell);
    };
  }
}
