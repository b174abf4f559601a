package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.VersionPosition;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Planted;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * Listings, page by page through the corridor, against a plain model of what sheet 02 §9 says:
 * whatever is stored, all pages together are the model's rows.
 */
class ListingModelTest {
  /** One character sorts after the other by code point, and before it as Java text. */
  private static final List<String> LETTERS =
      List.of("a", "b", "/", "+", " ", "\uFFFD", "\uD800\uDC00");

  private Path directory;
  private TestServer server;
  private NativeClient owner;
  private String bucket;

  /** A version as it is stored: the later in a list, the newer. */
  record Stored(String name, FileVersion.Action action) {}

  /** What is asked for. */
  record Asked(String prefix, String delimiter, String start) {}

  @BeforeProperty
  void start() throws IOException {
    directory = Files.createTempDirectory("listing-model");
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com");
    bucket = owner.createBucket("plain-bucket", "allPrivate");
  }

  @AfterProperty
  void stop() throws IOException {
    server.close();
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 400)
  void pagesOfNamesAreTheModel(
      @ForAll("versions") List<Stored> versions,
      @ForAll("asked") Asked asked,
      @ForAll @IntRange(min = 1, max = 12) int count) {
    List<FileId> ids = plant(versions);
    assertEquals(modelOfNames(versions, ids, asked), pages("b2_list_file_names", asked, count));
  }

  @Property(tries = 400)
  void pagesOfVersionsAreTheModel(
      @ForAll("versions") List<Stored> versions,
      @ForAll("asked") Asked asked,
      @ForAll @IntRange(min = 1, max = 12) int count) {
    List<FileId> ids = plant(versions);
    assertEquals(
        modelOfVersions(versions, ids, asked), pages("b2_list_file_versions", asked, count));
  }

  @Provide
  Arbitrary<List<Stored>> versions() {
    Arbitrary<FileVersion.Action> actions =
        Arbitraries.frequency(
            Tuple.of(5, FileVersion.Action.UPLOAD),
            Tuple.of(2, FileVersion.Action.HIDE),
            Tuple.of(1, FileVersion.Action.START));
    return Combinators.combine(texts(1, 5), actions).as(Stored::new).list().ofMaxSize(120);
  }

  @Provide
  Arbitrary<Asked> asked() {
    Arbitrary<String> delimiters = Arbitraries.of("", "", "/", "a", "/a", "\uD800\uDC00");
    return Combinators.combine(texts(0, 2), delimiters, texts(0, 3)).as(Asked::new);
  }

  private static Arbitrary<String> texts(int minimum, int maximum) {
    return Arbitraries.of(LETTERS)
        .list()
        .ofMinSize(minimum)
        .ofMaxSize(maximum)
        .map(letters -> String.join("", letters));
  }

  /** Makes these the only versions of the bucket. */
  private List<FileId> plant(List<Stored> versions) {
    return server
        .metadata()
        .write(tables -> {
          VersionPosition first = VersionPosition.beforeName(new byte[0]);
          for (FileVersion old : tables.fileVersions().from(new BucketId(bucket), first, 1000)) {
            tables.fileVersions().delete(old.id());
          }
          List<FileId> ids = new ArrayList<>();
          for (int index = 0; index < versions.size(); index++) {
            Stored version = versions.get(index);
            // Two of them share each timestamp, so that their sequence decides.
            ids.add(Planted.row(tables, bucket, version.name, version.action, 1000 + index / 2));
          }
          return ids;
        });
  }

  private List<String> pages(String operation, Asked asked, int count) {
    List<String> rows = new ArrayList<>();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("bucketId", bucket);
    fields.put("prefix", asked.prefix);
    fields.put("delimiter", asked.delimiter);
    fields.put("startFileName", asked.start);
    fields.put("maxFileCount", count);
    while (true) {
      TestAnswer page = owner.call(operation, pairs(fields)).ok();
      List<Map<String, Object>> files = page.rows("files");
      files.forEach(row -> rows.add(row.get("fileName") + " " + row.get("fileId")));
      Object next = page.value("nextFileName");
      if (next == null) {
        assertTrue(files.size() <= count);
        return rows;
      }
      assertEquals(count, files.size(), "with so few versions every page but the last is full");
      fields.put("startFileName", next);
      if (operation.equals("b2_list_file_versions")) {
        fields.put("startFileId", page.value("nextFileId"));
      }
    }
  }

  private static Object[] pairs(Map<String, Object> fields) {
    List<Object> pairs = new ArrayList<>();
    fields.forEach((name, value) -> {
      pairs.add(name);
      pairs.add(value);
    });
    return pairs.toArray();
  }

  private static List<String> modelOfNames(List<Stored> versions, List<FileId> ids, Asked asked) {
    TreeMap<String, Integer> newest = byCodePoint();
    for (int index = 0; index < versions.size(); index++) {
      if (versions.get(index).action != FileVersion.Action.START) {
        newest.put(versions.get(index).name, index);
      }
    }
    List<String> rows = new ArrayList<>();
    newest.forEach((name, index) -> {
      if (versions.get(index).action == FileVersion.Action.UPLOAD) {
        addRow(rows, name, ids.get(index), asked);
      }
    });
    return rows;
  }

  private static List<String> modelOfVersions(
      List<Stored> versions, List<FileId> ids, Asked asked) {
    TreeMap<String, List<Integer>> all = byCodePoint();
    for (int index = 0; index < versions.size(); index++) {
      all.computeIfAbsent(versions.get(index).name, unused -> new ArrayList<>()).addFirst(index);
    }
    List<String> rows = new ArrayList<>();
    all.forEach(
        (name, indexes) -> indexes.forEach(index -> addRow(rows, name, ids.get(index), asked)));
    return rows;
  }

  private static void addRow(List<String> rows, String name, FileId id, Asked asked) {
    if (!name.startsWith(asked.prefix) || compareCodePoints(name, asked.start) < 0) {
      return;
    }
    String rest = name.substring(asked.prefix.length());
    int at = asked.delimiter.isEmpty() ? -1 : rest.indexOf(asked.delimiter);
    String row =
        at < 0
            ? name + " " + id
            : asked.prefix + rest.substring(0, at) + asked.delimiter + " " + null;
    if (rows.isEmpty() || !rows.getLast().equals(row)) {
      rows.add(row);
    }
  }

  private static <T> TreeMap<String, T> byCodePoint() {
    return new TreeMap<>(ListingModelTest::compareCodePoints);
  }

  private static int compareCodePoints(String one, String other) {
    return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
  }
}
