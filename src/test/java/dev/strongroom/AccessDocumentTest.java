package dev.strongroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.Action;
import dev.strongroom.access.OracleRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/ACCESS.md says what the operations need, and they need what the sheets say. With {@code
 * -Dupdate=true} the document is written anew.
 */
class AccessDocumentTest {
  private static final Path DOCUMENT = Path.of("docs", "ACCESS.md");

  @Test
  void theDocumentIsWhatTheCodeSays() throws Exception {
    String written = AccessDocument.written(RegisteredOperation.all());
    if (Boolean.getBoolean("update")) {
      Files.writeString(DOCUMENT, written);
    }
    assertEquals(
        written,
        Files.readString(DOCUMENT),
        "mvn -q test -Dtest=AccessDocumentTest -Dupdate=true writes it anew; then read the"
            + " difference");
  }

  @Test
  void everyOperationNeedsSomething() throws Exception {
    List<RegisteredOperation> operations = RegisteredOperation.all();
    assertTrue(operations.size() > 30, () -> operations.size() + " operations");
    for (RegisteredOperation operation : operations) {
      assertFalse(operation.needs().isEmpty(), operation::name);
    }
  }

  /** Sheet 01 §3.2 and sheet 02: no operation of the Native API asks for more, or for less. */
  @Test
  void theOperationsOfTheNativeApiNeedWhatTheSheetsSay() throws Exception {
    for (RegisteredOperation operation : RegisteredOperation.all()) {
      if (operation.room().equals("b2")) {
        assertEquals(
            oracle(operation.name(), when -> !when.startsWith("shows ")),
            descriptions(operation.needs()),
            operation::name);
        Set<String> shown = oracle(operation.name(), when -> when.startsWith("shows "));
        assertEquals(shown, descriptions(operation.shows()), operation::name);
      }
    }
  }

  @Test
  void noTwoOperationsOfADoorHaveOneName() throws Exception {
    List<RegisteredOperation> operations = RegisteredOperation.all();
    long names = operations.stream().map(one -> one.room() + " " + one.name()).distinct().count();
    assertEquals(operations.size(), names);
  }

  private static Set<String> oracle(String operation, Predicate<String> when) {
    return OracleRow.all().stream()
        .filter(row -> row.operation().equals(operation) && when.test(row.when()))
        .map(OracleRow::action)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> descriptions(List<Action<?>> actions) {
    return actions.stream()
        .sorted(Comparator.comparing(Action::description))
        .map(Action::description)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
