package dev.strongroom.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.RegisteredOperation;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of the Native API against everybody who may come with it, by HTTP and over real
 * stores. What is to come of it stands in {@code native-access.txt}, written from sheets 01 and 02.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {
  private static final String DOOR = "b2";

  private final Map<String, Expected> words = Expected.words();
  private final Map<String, String> impossible = Expected.impossible();
  private final Map<String, NativeRequest> requests = NativeRequests.all();
  private final AuditLines auditLog = new AuditLines();
  private final AtomicInteger worlds = new AtomicInteger();
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path directory) {
    server = TestServer.listening(directory, auditLog, UnaryOperator.identity());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void everyOperationOfTheDoorHasARow() throws Exception {
    Set<String> behindTheDoor =
        RegisteredOperation.all().stream()
            .filter(operation -> operation.room().equals(DOOR))
            .map(RegisteredOperation::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> inTheTable =
        MatrixRow.all().stream()
            .map(MatrixRow::operation)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(behindTheDoor, inTheTable);
  }

  @Test
  void everyRowHasARequestAndEveryWordAMeaning() {
    Set<String> labels =
        MatrixRow.all().stream()
            .map(MatrixRow::label)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(requests.keySet()), labels);
    Set<String> used = new HashSet<>();
    MatrixRow.all().forEach(row -> used.addAll(row.words().values()));
    Set<String> explained = new HashSet<>(impossible.keySet());
    explained.addAll(words.keySet());
    assertEquals(new TreeSet<>(), difference(used, explained), "words without a meaning");
    Set<String> neverImpossible = difference(impossible.keySet(), used);
    assertEquals(new TreeSet<>(), neverImpossible, "reasons that no cell has");
  }

  /** The least key may: a refusal shows nothing as long as nobody is let in. */
  @Test
  void everyRowLetsSomebodyIn() {
    for (MatrixRow row : MatrixRow.all()) {
      assertEquals("yes", row.words().get(Situation.RIGHT), row::label);
    }
  }

  @TestFactory
  Stream<DynamicNode> everybodyGetsWhatTheTableSays() {
    return MatrixRow.all().stream()
        .map(row -> DynamicContainer.dynamicContainer(row.label(), cells(row)));
  }

  private List<DynamicTest> cells(MatrixRow row) {
    List<DynamicTest> tests = new ArrayList<>();
    row.words()
        .forEach((situation, word) -> {
          if (!impossible.containsKey(word)) {
            for (String lacking : lacking(row, situation)) {
              tests.add(
                  DynamicTest.dynamicTest(
                      situation.column() + " " + lacking + ": " + word,
                      () -> check(row, situation, lacking, word)));
            }
          }
        });
    return tests;
  }

  /** Each capability that is needed must be missed on its own. */
  private static List<String> lacking(MatrixRow row, Situation situation) {
    return situation == Situation.OTHER_CAPABILITY ? row.capabilities() : List.of("");
  }

  private void check(MatrixRow row, Situation situation, String lacking, String word) {
    World world = new World(server, worlds.incrementAndGet());
    Holders holders = new Holders(world, row);
    var key = holders.key(situation, lacking);
    if (word.equals("no such key")) {
      assertEquals(words.get(word).outcome(), key.orElseThrow().outcome());
      return;
    }
    Holder holder = holders.holder(key);
    Cell cell =
        new Cell(
            row,
            words.get(word),
            auditLog,
            new Asked(world, situation, holder, world),
            requests.get(row.label()));
    cell.check(() -> holders.bringAbout(situation, holder));
    assertFalse(word.equals("hidden") && cell.shows(world.bucketName(), World.NAME), word);
  }

  private static Set<String> difference(Set<String> all, Set<String> without) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  @Test
  void theTableIsNotEmpty() {
    assertTrue(MatrixRow.all().size() > 30, () -> MatrixRow.all().size() + " rows");
  }
}
