package dev.strongroom.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.BucketId;
import dev.strongroom.model.Content;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** File versions: their order, and every question about them, compared with a plain sorted set. */
public abstract class FileVersionTableContract extends MetadataStoreContract {
  private static final BucketId BUCKET = Samples.bucketId(1);
  private static final BucketId OTHER = Samples.bucketId(2);

  /** Listing order, written down a second time: names by unsigned bytes, newest first. */
  private static final Comparator<FileVersion> LISTING_ORDER =
      Comparator.<FileVersion, byte[]>comparing(
              version -> version.name().value().getBytes(StandardCharsets.UTF_8),
              Arrays::compareUnsigned)
          .thenComparing(Comparator.comparingLong(FileVersion::uploadTimestampMillis).reversed())
          .thenComparing(Comparator.comparingLong(FileVersion::sequence).reversed());

  private static final List<String> NAMES =
      List.of(
          "a",
          "a/",
          "a/b",
          "a/b/c",
          "a0",
          "A",
          "b",
          "\u00e4",
          "\u20ac",
          "\ue000",
          "\ufffd",
          "\ud800\udc00",
          "\ud83d\ude00",
          "a\ufffd",
          "a\ud800\udc00",
          " ",
          "~",
          "0",
          "a/\u007e");

  @Test
  void namesAreOrderedByTheirUtf8BytesAndNotAsJavaStrings() {
    write(tables -> {
      tables.fileVersions().insert(Samples.upload(BUCKET, "\ud800\udc00", 1, 1));
      tables.fileVersions().insert(Samples.upload(BUCKET, "\ufffd", 1, 2));
    });
    List<String> names =
        store
            .read(tables ->
                tables.fileVersions().from(BUCKET, VersionPosition.beforeName(new byte[0]), 9))
            .stream()
            .map(version -> version.name().value())
            .toList();
    assertEquals(List.of("\ufffd", "\ud800\udc00"), names);
    assertTrue("\ufffd".compareTo("\ud800\udc00") > 0, "Java orders them the other way");
  }

  @Test
  void versionsOfEveryKindComeBackAsTheyWere() {
    List<FileVersion> versions =
        List.of(
            Samples.version(BUCKET, "whole", 5, 1, FileVersion.Action.UPLOAD, whole(9)),
            Samples.version(BUCKET, "inline", 5, 2, FileVersion.Action.UPLOAD, Content.INLINE),
            Samples.version(BUCKET, "parts", 5, 3, FileVersion.Action.UPLOAD, Content.PARTS),
            Samples.version(BUCKET, "hide", 5, 4, FileVersion.Action.HIDE, Content.NOTHING),
            Samples.version(BUCKET, "start", 5, 5, FileVersion.Action.START, Content.NOTHING));
    write(tables -> versions.forEach(tables.fileVersions()::insert));
    for (FileVersion version : versions) {
      assertEquals(
          Optional.of(version), store.read(tables -> tables.fileVersions().find(version.id())));
    }
  }

  @Test
  void fileIdsOfEveryFormAreKept() {
    String bucket = BUCKET.value();
    List<FileId> ids =
        Stream.of(
                "4_z%s_f1b8c2d3e4f5a6b7c_d20260102_m030405_c000_v0001000_t0001",
                "4_z%s_f2ffffffffffffff_d20380119_m031408_c999_v0000001_t0000_u02147483648000"
                    .replace("_f2", "_f20"),
                "4_z%s_f0000000000000000_d19700101_m000000_c000_v0000001_t0000_u00000000000000",
                "4_z%s_f0000000000000000_d19700101_m000001_c000_v0000001_t0000_u00000000000000",
                "4_z%s_fffffffffffffffff_d99999999_m999999_c000_v9999999_t9999_u99999999999999")
            .map(form -> new FileId(form.formatted(bucket)))
            .toList();
    List<FileVersion> versions = new ArrayList<>();
    for (FileId id : ids) {
      versions.add(withId(Samples.upload(BUCKET, "name", 1, versions.size()), id));
    }
    write(tables -> versions.forEach(tables.fileVersions()::insert));
    for (FileVersion version : versions) {
      assertEquals(
          Optional.of(version), store.read(tables -> tables.fileVersions().find(version.id())));
    }
  }

  @Test
  void anIdAndAPlaceAreTakenOnce() {
    FileVersion version = Samples.upload(BUCKET, "a", 1, 1);
    write(tables -> tables.fileVersions().insert(version));
    FileVersion samePlace = withId(version, Samples.upload(BUCKET, "a", 1, 2).id());
    FileVersion sameId = withId(Samples.upload(BUCKET, "b", 7, 9), version.id());
    for (FileVersion clash : List.of(samePlace, sameId)) {
      assertThrows(
          DuplicateException.class, () -> write(tables -> tables.fileVersions().insert(clash)));
    }
  }

  @Test
  void anUpdateReplacesAllButTheIdAndThePlace() {
    FileVersion started =
        Samples.version(BUCKET, "a", 1, 1, FileVersion.Action.START, Content.NOTHING);
    FileVersion finished =
        withId(
            Samples.version(BUCKET, "a", 1, 1, FileVersion.Action.UPLOAD, Content.PARTS),
            started.id());
    write(tables -> tables.fileVersions().insert(started));
    write(tables -> tables.fileVersions().update(finished));
    assertEquals(
        Optional.of(finished), store.read(tables -> tables.fileVersions().find(started.id())));
    FileVersion moved = withId(Samples.upload(BUCKET, "b", 1, 1), started.id());
    assertThrows(
        IllegalStateException.class, () -> write(tables -> tables.fileVersions().update(moved)));
  }

  @Test
  void sequenceNumbersOnlyGrow() {
    long last = 0;
    for (int round = 0; round < 5; round++) {
      long first = store.write(tables -> tables.fileVersions().takeSequence());
      assertTrue(first > last, first + " after " + last);
      assertThrows(
          IllegalStateException.class,
          () ->
              write(tables -> {
                tables.fileVersions().takeSequence();
                throw new IllegalStateException("undone");
              }));
      last =
          store.write(tables -> {
            tables.fileVersions().takeSequence();
            return tables.fileVersions().takeSequence();
          });
      assertTrue(last > first, last + " after " + first);
      reopen();
    }
  }

  @Test
  void blobsThatARowRefersToAreKnown() {
    FileVersion version = Samples.version(BUCKET, "a", 1, 1, FileVersion.Action.UPLOAD, whole(77));
    write(tables -> tables.fileVersions().insert(version));
    assertTrue(store.<Boolean>read(tables -> tables.fileVersions().refersTo(Samples.blobId(77))));
    assertFalse(store.<Boolean>read(tables -> tables.fileVersions().refersTo(Samples.blobId(78))));
    assertTrue(store.<Boolean>write(tables -> tables.fileVersions().delete(version.id())));
    assertFalse(store.<Boolean>write(tables -> tables.fileVersions().delete(version.id())));
    assertFalse(store.<Boolean>read(tables -> tables.fileVersions().refersTo(Samples.blobId(77))));
  }

  @Test
  void everyQuestionIsAnsweredAsByASortedSet() {
    long seed = System.nanoTime();
    try {
      compareWithSortedSet(new Random(seed));
    } catch (AssertionError difference) {
      throw new AssertionError("seed " + seed + ": " + difference.getMessage(), difference);
    }
  }

  private void compareWithSortedSet(Random random) {
    TreeSet<FileVersion> expected = new TreeSet<>(LISTING_ORDER);
    for (int round = 0; round < 40; round++) {
      write(tables -> {
        for (int change = 0; change < 10; change++) {
          if (random.nextInt(4) == 0 && !expected.isEmpty()) {
            FileVersion gone = pick(random, List.copyOf(expected));
            assertTrue(tables.fileVersions().delete(gone.id()));
            expected.remove(gone);
          } else {
            FileVersion made = randomVersion(random, tables.fileVersions().takeSequence());
            tables.fileVersions().insert(made);
            expected.add(made);
            tables.fileVersions().insert(elsewhere(made));
          }
        }
      });
      store.read(tables -> {
        ask(random, tables.fileVersions(), expected);
        return true;
      });
    }
  }

  private static void ask(Random random, FileVersionTable table, TreeSet<FileVersion> expected) {
    assertEquals(expected.isEmpty(), table.isEmpty(BUCKET));
    assertTrue(table.isEmpty(Samples.bucketId(3)));
    FileName name = new FileName(pick(random, NAMES));
    List<FileVersion> sameName =
        expected.stream().filter(version -> version.name().equals(name)).toList();
    assertEquals(sameName.stream().findFirst(), table.newest(BUCKET, name));
    assertEquals(
        sameName.stream().filter(FileVersionTableContract::isFinished).findFirst(),
        table.newestFinished(BUCKET, name));
    int limit = 1 + random.nextInt(20);
    for (VersionPosition position : positions(random, name, expected)) {
      assertEquals(
          expected.stream().filter(version -> !isBefore(version, position)).limit(limit).toList(),
          table.from(BUCKET, position, limit));
    }
    String prefix = pick(random, List.of("", "a", "a/", "\u00e4", "\ud83d\ude00", "zzz"));
    List<FileVersion> unfinished =
        expected.stream()
            .filter(version -> !isFinished(version))
            .filter(version -> version.name().value().startsWith(prefix))
            .sorted(
                Comparator.comparingLong(FileVersion::uploadTimestampMillis)
                    .thenComparing(FileVersion::id))
            .toList();
    assertEquals(
        unfinished.stream().limit(limit).toList(), table.unfinished(BUCKET, prefix, 0, "", limit));
    for (int index = 0; index < unfinished.size(); index++) {
      FileVersion start = unfinished.get(index);
      assertEquals(
          unfinished.stream().skip(index).limit(limit).toList(),
          table.unfinished(
              BUCKET, prefix, start.uploadTimestampMillis(), start.id().value(), limit));
    }
    askByName(table, expected, name, limit);
  }

  private static void askByName(
      FileVersionTable table, TreeSet<FileVersion> expected, FileName name, int limit) {
    List<FileVersion> byName =
        expected.stream()
            .filter(version -> !isFinished(version))
            .sorted(
                Comparator.<FileVersion, byte[]>comparing(
                        version -> version.name().bytes(), Arrays::compareUnsigned)
                    .thenComparingLong(FileVersion::uploadTimestampMillis)
                    .thenComparing(FileVersion::id))
            .toList();
    assertEquals(
        byName.stream()
            .filter(version -> Arrays.compareUnsigned(version.name().bytes(), name.bytes()) >= 0)
            .limit(limit)
            .toList(),
        table.unfinishedByName(BUCKET, UnfinishedPosition.beforeName(name.bytes()), limit));
    for (int index = 0; index < byName.size(); index++) {
      assertEquals(
          byName.stream().skip(index + 1).limit(limit).toList(),
          table.unfinishedByName(BUCKET, UnfinishedPosition.after(byName.get(index)), limit));
    }
  }

  private static List<VersionPosition> positions(
      Random random, FileName name, TreeSet<FileVersion> expected) {
    List<VersionPosition> positions = new ArrayList<>();
    positions.add(VersionPosition.beforeName(name.bytes()));
    positions.add(VersionPosition.beforeName(new byte[0]));
    positions.add(VersionPosition.beforeName(new byte[] {'a', '/', (byte) 0xff}));
    positions.add(VersionPosition.afterName(name));
    positions.add(new VersionPosition(name.bytes(), random.nextInt(5), random.nextInt(400)));
    if (!expected.isEmpty()) {
      positions.add(VersionPosition.at(pick(random, List.copyOf(expected))));
    }
    return positions;
  }

  private static boolean isBefore(FileVersion version, VersionPosition position) {
    int names = Arrays.compareUnsigned(version.name().bytes(), position.name());
    if (names != 0) {
      return names < 0;
    }
    if (version.uploadTimestampMillis() != position.uploadTimestampMillis()) {
      return version.uploadTimestampMillis() > position.uploadTimestampMillis();
    }
    return version.sequence() > position.sequence();
  }

  private static FileVersion randomVersion(Random random, long sequence) {
    String name = pick(random, NAMES);
    long timestampMillis = random.nextInt(5);
    return switch (random.nextInt(4)) {
      case 0 ->
          Samples.version(
              BUCKET, name, timestampMillis, sequence, FileVersion.Action.HIDE, Content.NOTHING);
      case 1 ->
          Samples.version(
              BUCKET, name, timestampMillis, sequence, FileVersion.Action.START, Content.NOTHING);
      default ->
          Samples.version(
              BUCKET, name, timestampMillis, sequence, FileVersion.Action.UPLOAD, whole(sequence));
    };
  }

  private static FileVersion elsewhere(FileVersion version) {
    return Samples.version(
        OTHER,
        version.name().value(),
        version.uploadTimestampMillis(),
        version.sequence(),
        version.action(),
        version.content());
  }

  private static FileVersion withId(FileVersion version, FileId id) {
    return new FileVersion(
        id,
        version.bucketId(),
        version.name(),
        version.action(),
        version.contentLength(),
        version.contentSha1(),
        version.contentMd5(),
        version.contentType(),
        version.info(),
        version.uploadTimestampMillis(),
        version.sequence(),
        version.content());
  }

  private static boolean isFinished(FileVersion version) {
    return version.action() != FileVersion.Action.START;
  }

  private static Content whole(long number) {
    return new Content.Whole(Samples.blobId(number));
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
