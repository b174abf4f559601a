package dev.strongroom.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.Content;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.MemoryDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheet 06, R-6: the scrub finds all damage in one pass and names the files. */
class ScrubTest {
  private static final long NOW = 1_800_000_000_000L;

  @TempDir(factory = MemoryDirectory.class)
  Path directory;

  private Stores stores;
  private final List<FileVersion> versions = new ArrayList<>();

  @BeforeEach
  void fill() {
    stores = Stores.open(directory);
    stores.begin();
    for (long sequence = 1; sequence <= 400; sequence++) {
      versions.add(stores.store(sequence));
    }
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void whatIsWholeIsCleanAndTheEndIsRemembered() {
    assertEquals(Optional.empty(), scrubber().lastFinishedMillis());
    List<Damage> found = new ArrayList<>();
    ScrubReport report = scrub(found);
    assertTrue(report.isClean(), () -> report + " " + found);
    assertEquals(versions.size(), report.versionsRead());
    assertEquals(Optional.of(NOW), scrubber().lastFinishedMillis());
  }

  @Test
  void everyDamagedBlobIsNamedByItsFile() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<FileId> damaged = new HashSet<>();
    for (FileVersion version : versions) {
      List<BlobUse> uses = BlobUse.of(stores.metadata(), version);
      if (!uses.isEmpty() && random.nextInt(3) == 0) {
        Path file = stores.file(uses.get(random.nextInt(uses.size())).id());
        damage(random, file);
        damaged.add(version.id());
      }
    }
    assertEquals(damaged, named(), () -> "seed " + seed);
  }

  @Test
  void aDamagedSmallBodyIsNamedByItsFile() throws SQLException {
    stores.close();
    sql("UPDATE small_bodies SET body = zeroblob(LENGTH(body)) WHERE rowid % 2 = 0");
    sql("DELETE FROM small_bodies WHERE rowid = 1");
    stores = Stores.open(directory);
    Set<FileId> expected = new HashSet<>();
    int row = 0;
    for (FileVersion version : versions) {
      if (version.content() instanceof Content.Inline) {
        row++;
        if (row % 2 == 0 || row == 1) {
          expected.add(version.id());
        }
      }
    }
    assertEquals(expected, named());
  }

  /** Between the page that named it and the reading of its blob. */
  @Test
  void aVersionThatIsDeletedMeanwhileIsNoDamage() {
    List<Damage> found = new ArrayList<>();
    BlobStore deleting = new DeletingBlobs(stores.blobs(), () -> deleteAll(versions));
    ScrubReport report =
        new Scrub(stores.metadata(), stores.metadata().upkeep(), deleting, clock()).run(found::add);
    assertEquals(List.of(), found);
    assertTrue(report.versionsRead() > 1);
    assertTrue(report.bytesRead() < 10_000, "nearly all were gone before they were read");
  }

  @Test
  void aScrubThatIsEndedEarlyRemembersNothing() {
    Scrub scrub = scrubber();
    AtomicInteger asked = new AtomicInteger();
    assertEquals(Optional.empty(), scrub.run(damage -> {}, () -> asked.incrementAndGet() < 100));
    assertEquals(100, asked.get());
    assertEquals(Optional.empty(), scrub.lastFinishedMillis());
    assertTrue(scrub.run(damage -> {}).isClean(), "another may begin");
  }

  @Test
  void aSecondScrubAtTheSameTimeIsRefused() {
    Scrub scrub = scrubber();
    List<String> refused = new ArrayList<>();
    BooleanSupplier beginsAnother =
        () -> {
          refused.add(assertThrows(Refusal.class, () -> scrub.run(damage -> {})).getMessage());
          return false;
        };
    assertEquals(Optional.empty(), scrub.run(damage -> {}, beginsAnother));
    assertEquals(List.of("a scrub is running already"), refused);
  }

  @Test
  void damagedMetadataIsToldToo() throws Exception {
    stores.close();
    sql("CREATE TABLE other (a INTEGER)", "CREATE INDEX other_by_a ON other (a)");
    sql(
        "PRAGMA writable_schema = ON",
        "INSERT INTO other (a) VALUES (1)",
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX other_by_a ON other (a DESC)'"
            + " WHERE name = 'other_by_a'",
        "INSERT INTO other (a) VALUES (2), (3)");
    sql("INSERT INTO other (a) VALUES (9), (8)");
    stores = Stores.open(directory);
    ScrubReport report = scrub(new ArrayList<>());
    assertFalse(report.isClean());
    assertTrue(
        report.metadataProblems().stream().allMatch(problem -> problem.startsWith("other: ")),
        () -> report.metadataProblems().toString());
  }

  private void deleteAll(List<FileVersion> doomed) {
    doomed.forEach(stores::delete);
    doomed.clear();
  }

  private Set<FileId> named() {
    List<Damage> found = new ArrayList<>();
    ScrubReport report = scrub(found);
    assertEquals(found.size(), report.damagedVersions());
    return found.stream().map(Damage::id).collect(Collectors.toSet());
  }

  private ScrubReport scrub(List<Damage> found) {
    return scrubber().run(found::add);
  }

  private Scrub scrubber() {
    return new Scrub(stores.metadata(), stores.metadata().upkeep(), stores.blobs(), clock());
  }

  private static InstantSource clock() {
    return InstantSource.fixed(Instant.ofEpochMilli(NOW));
  }

  private void sql(String... statements) throws SQLException {
    String url = "jdbc:sqlite:" + directory.resolve("metadata.sqlite");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static void damage(Random random, Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    switch (random.nextInt(3)) {
      case 0 -> Files.delete(file);
      case 1 -> Files.write(file, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      default -> {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        Files.write(file, bytes);
      }
    }
  }
}
