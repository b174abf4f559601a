package dev.strongroom.access;

import dev.strongroom.model.Capability;
import dev.strongroom.testing.TextTable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the sheets say that an operation needs: a row of {@code access-oracle.txt}, which is written
 * from the sheets and never from the access table.
 */
public record OracleRow(
    String operation,
    String when,
    String action,
    String target,
    Set<Capability> capabilities,
    String exception,
    String source) {

  /** Every row. */
  public static List<OracleRow> all() {
    return TextTable.read(OracleRow.class, "access-oracle.txt").rows().stream()
        .map(OracleRow::of)
        .toList();
  }

  /** One row for each action: how it is decided does not depend on the operation. */
  static List<OracleRow> oneForEachAction() {
    return all().stream()
        .collect(Collectors.toMap(OracleRow::action, row -> row, (first, second) -> first))
        .values()
        .stream()
        .toList();
  }

  private static OracleRow of(List<String> cells) {
    if (cells.size() != 7) {
      throw new IllegalArgumentException("not a row of the oracle: " + cells);
    }
    return new OracleRow(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        capabilities(cells.get(4)),
        cells.get(5),
        cells.get(6));
  }

  private static Set<Capability> capabilities(String names) {
    return names.equals("none")
        ? Set.of()
        : Arrays.stream(names.split(" "))
            .map(name -> Capability.named(name).orElseThrow())
            .collect(Collectors.toUnmodifiableSet());
  }
}
