package dev.strongroom.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.RegisteredOperation;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation that reads fields, in all four versions, by GET and by POST: the same work and
 * the same answer but for what {@code native-versions.txt} says, written from the sheets (sheet 01
 * §8.2; sheet 02 §1.2 and §1.4).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryVersionTest {
  private static final List<String> VERSIONS = List.of("v1", "v2", "v3", "v4");

  /** The operations whose credential or body is of another kind. */
  private static final Set<String> OTHERS =
      Set.of(
          "b2_authorize_account",
          "b2_download_file_by_id",
          "b2_download_file_by_name",
          "b2_upload_file",
          "b2_upload_part");

  private final Map<String, Function<Asked, List<Object>>> requests =
      NativeRequests.fieldsByOperation();
  private final AtomicInteger worlds = new AtomicInteger();
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path directory) {
    server = TestServer.listening(directory, new AuditLines(), UnaryOperator.identity());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void everyOperationIsTried() throws Exception {
    Set<String> tried = new TreeSet<>(requests.keySet());
    tried.addAll(OTHERS);
    Set<String> registered =
        RegisteredOperation.all().stream()
            .filter(operation -> operation.room().equals("b2"))
            .map(RegisteredOperation::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(registered, tried);
  }

  @TestFactory
  Stream<DynamicTest> everyVersionAnswersByGetAndByPost() {
    return requests.keySet().stream()
        .map(operation -> DynamicTest.dynamicTest(operation, () -> compare(operation)));
  }

  /** Sheet 01 §8.2; the method is looked at before the token (sheet 02 §1.7). */
  @TestFactory
  Stream<DynamicTest> otherMethodsAre405() {
    return requests.keySet().stream()
        .map(operation ->
            DynamicTest.dynamicTest(
                operation,
                () -> {
                  for (String method : List.of("PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")) {
                    TestAnswer answer =
                        server
                            .stranger()
                            .send(method, "/b2api/v2/" + operation, List.of(), new byte[0]);
                    assertEquals(405, answer.status(), method);
                    assertEquals("GET, POST", answer.header("Allow").orElseThrow(), method);
                  }
                }));
  }

  private void compare(String operation) {
    Map<String, Set<String>> versionsByField = new TreeMap<>();
    for (String version : VERSIONS) {
      Set<String> byPost = new TreeSet<>();
      collect("", answer(operation, version, "POST").ok().json(), byPost);
      Set<String> byGet = new TreeSet<>();
      collect("", answer(operation, version, "GET").ok().json(), byGet);
      assertEquals(byPost, byGet, version);
      byPost.forEach(
          field -> versionsByField.computeIfAbsent(field, unused -> new TreeSet<>()).add(version));
    }
    Map<String, Set<String>> different = new TreeMap<>(versionsByField);
    different.values().removeIf(versions -> versions.size() == VERSIONS.size());
    assertEquals(expected(operation), different);
  }

  private TestAnswer answer(String operation, String version, String method) {
    World world = new World(server, worlds.incrementAndGet());
    NativeClient client = world.owner().at(version);
    Asked asked = new Asked(world, Situation.RIGHT, new Holder("", "", client), world);
    Object[] fields = requests.get(operation).apply(asked).toArray();
    switch (operation) {
      case "b2_list_keys" -> world.keyId();
      case "b2_list_parts" ->
          world.owner().partPlace(world.largeFileId()).part(1, World.CONTENT).send().ok();
      default -> {
        // What is listed is there.
      }
    }
    return method.equals("POST")
        ? client.call(operation, fields)
        : client.get(operation, inQuery(fields));
  }

  /** Lists are written with commas (sheet 01 §6). */
  private static Map<String, String> inQuery(Object... namesAndValues) {
    Map<String, String> query = new LinkedHashMap<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      Object value = namesAndValues[index + 1];
      query.put(
          (String) namesAndValues[index],
          value instanceof Collection<?> list
              ? list.stream().map(Object::toString).collect(Collectors.joining(","))
              : value.toString());
    }
    return query;
  }

  /** The names of all fields; those of a list's objects together. */
  private static void collect(String path, Object value, Set<String> fields) {
    switch (value) {
      case Map<?, ?> object ->
          object.forEach((name, inside) -> {
            String field = path.isEmpty() ? name.toString() : path + "." + name;
            fields.add(field);
            collect(field, inside, fields);
          });
      case Collection<?> list -> list.forEach(one -> collect(path, one, fields));
      case null, default -> {
        // Nothing inside.
      }
    }
  }

  private static Map<String, Set<String>> expected(String operation) {
    Map<String, Set<String>> expected = new TreeMap<>();
    List<List<String>> rows =
        new ArrayList<>(TextTable.read(EveryVersionTest.class, "native-versions.txt").rows());
    for (List<String> cells : rows.subList(1, rows.size())) {
      if (cells.getFirst().equals(operation)) {
        expected.put(cells.get(1), new TreeSet<>(Arrays.asList(cells.get(2).split(" "))));
      }
    }
    return expected;
  }
}
