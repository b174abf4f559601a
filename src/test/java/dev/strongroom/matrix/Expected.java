package dev.strongroom.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.testing.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a word of the matrix stands for.
 *
 * @param outcome status and code of the answer, such as {@code 401 unauthorized}
 * @param event the audit log's event; empty when nothing of the kind may be written
 * @param reason the reason in the audit log
 * @param says what the audit log's explanation holds
 */
record Expected(String outcome, String event, String reason, String says) {
  private static final String TABLE = "native-access.txt";

  /** The words of every matrix, each with what it stands for. */
  static Map<String, Expected> words() {
    return words(TABLE);
  }

  /** The words that a resource explains. */
  static Map<String, Expected> words(String resource) {
    Map<String, Expected> words = new LinkedHashMap<>();
    TextTable table = TextTable.read(Expected.class, resource, "answers");
    for (List<String> cells : table.rows().subList(1, table.rows().size())) {
      words.put(cells.get(0), new Expected(cells.get(1), cells.get(2), cells.get(3), cells.get(4)));
    }
    return words;
  }

  /** The changes of which the audit log has a line when this operation is performed. */
  static List<String> changes(String operation) {
    return TextTable.read(Expected.class, TABLE, "changes").rows().stream()
        .filter(cells -> cells.getFirst().equals(operation))
        .map(cells -> cells.get(1))
        .toList();
  }

  /** The cells that cannot be, each with the reason. */
  static Map<String, String> impossible() {
    Map<String, String> reasons = new LinkedHashMap<>();
    TextTable table = TextTable.read(Expected.class, TABLE, "cannot be");
    for (List<String> cells : table.rows().subList(1, table.rows().size())) {
      reasons.put(cells.get(0), cells.get(1));
    }
    return reasons;
  }

  /** Makes sure that the audit log has just the line that this asks for, and gives it back. */
  Optional<Map<String, Object>> checkAudit(List<Map<String, Object>> lines) {
    List<Map<String, Object>> refusals =
        lines.stream()
            .filter(line -> Set.of("denied", "refused").contains(line.get("event")))
            .toList();
    if (event.isEmpty()) {
      assertEquals(List.of(), refusals);
      return Optional.empty();
    }
    assertEquals(1, refusals.size(), refusals::toString);
    Map<String, Object> line = refusals.getFirst();
    assertEquals(event, line.get("event"));
    assertEquals(reason, line.get("reason"), line::toString);
    assertTrue(line.get("explanation").toString().contains(says), line::toString);
    return Optional.of(line);
  }

  /** Whether the request is performed. */
  boolean isAllowed() {
    return outcome.equals("200");
  }

  /** Whether the caller is told that there is no such thing, rather than that they may not. */
  boolean isAbsence() {
    return !isAllowed() && event.isEmpty();
  }
}
