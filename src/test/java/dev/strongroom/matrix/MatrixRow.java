package dev.strongroom.matrix;

import dev.strongroom.testing.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A row of the matrix: a request, the least key that may make it, and what comes of it for
 * everybody else.
 *
 * @param operation the operation's name in its API
 * @param when which request of the operation it is; empty when there is one
 * @param capabilities what the key needs, all of them
 * @param limits how narrow the least key is
 * @param words what comes of it, in words of the table of answers
 */
record MatrixRow(
    String operation,
    String when,
    List<String> capabilities,
    Limits limits,
    Map<Situation, String> words) {
  private static final String TABLE = "native-access.txt";
  private static final int COLUMNS_BEFORE = 4;

  /** How narrow the least key for a request may be. */
  enum Limits {
    /** For the account. */
    ACCOUNT,
    /** For the bucket. */
    BUCKET,
    /** For both buckets. */
    BOTH,
    /** For the bucket, and for names with the prefix. */
    FILES
  }

  /** Every row. */
  static List<MatrixRow> all() {
    List<MatrixRow> all = new ArrayList<>();
    TextTable table = TextTable.read(MatrixRow.class, TABLE, "operations");
    List<String> titles = new ArrayList<>(List.of("operation", "when", "key", "for"));
    titles.addAll(Situation.columns());
    titles.add("sheet");
    if (!table.rows().getFirst().equals(titles)) {
      throw new IllegalArgumentException("the columns are " + titles);
    }
    for (List<String> cells : table.rows().subList(1, table.rows().size())) {
      all.add(of(cells));
    }
    return all;
  }

  private static MatrixRow of(List<String> cells) {
    Map<Situation, String> words = new EnumMap<>(Situation.class);
    for (Situation situation : Situation.values()) {
      words.put(situation, cells.get(COLUMNS_BEFORE + situation.ordinal()));
    }
    return new MatrixRow(
        cells.get(0),
        cells.get(1),
        Arrays.asList(cells.get(2).split(" ")),
        Limits.valueOf(cells.get(3).toUpperCase(Locale.ROOT)),
        words);
  }

  /** What tells the row from all others. */
  String label() {
    return when.isEmpty() ? operation : operation + ", " + when;
  }
}
