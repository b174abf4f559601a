package dev.strongroom.store.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.AuditPosition;
import dev.strongroom.store.AuditBacklog;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.MemoryDirectory;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.Revocation;
import dev.strongroom.store.Samples;
import dev.strongroom.store.Withdrawal;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log and the revocation ledger: lines that stay. */
class AppendFilesTest {
  private static final ApplicationKeyId KEY = Samples.key(1, Samples.accountId(1)).id();
  private static final ApplicationKeyId MASTER = ApplicationKeyId.ofMaster(Samples.accountId(1));

  @TempDir(factory = MemoryDirectory.class)
  Path directory;

  @Test
  void linesOfManyThreadsAreWholeAndAllThere() throws Exception {
    Path path = directory.resolve("audit.jsonl");
    List<String> expected = new ArrayList<>();
    try (JsonLinesAuditLog log = JsonLinesAuditLog.open(path, Reserve.NONE);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int number = 0; number < 400; number++) {
        String line = "{\"number\":" + number + ",\"text\":\"" + "x".repeat(number) + "\"}";
        boolean durable = number % 2 == 0;
        expected.add(line);
        running.add(threads.submit(() -> log.append(line, durable)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    try (Stream<String> lines = Files.lines(path)) {
      assertEquals(expected.stream().sorted().toList(), lines.sorted().toList());
    }
  }

  @Test
  void aLongAuditLogIsSetAsideAndNoLineIsLost() throws Exception {
    Path path = directory.resolve("audit.jsonl");
    List<String> expected = new ArrayList<>();
    try (JsonLinesAuditLog log = JsonLinesAuditLog.open(path, Reserve.NONE, 1000);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> running = new ArrayList<>();
      for (int number = 0; number < 400; number++) {
        String line = "{\"number\":" + number + "}";
        boolean durable = number % 2 == 0;
        expected.add(line);
        running.add(threads.submit(() -> log.append(line, durable)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    List<String> found = new ArrayList<>();
    int files = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "audit.jsonl*")) {
      for (Path file : all) {
        found.addAll(Files.readAllLines(file));
        files++;
        assertTrue(Files.size(file) < 1000 + 8 * 20, () -> file + " is too long");
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    assertEquals(expected.stream().sorted().toList(), found.stream().sorted().toList());
    assertTrue(files > 3, files + " files");
  }

  /** The parts are read in the order of their names, so no number may come again. */
  @Test
  void numbersOfPartsOnlyRise() throws IOException {
    Path path = directory.resolve("audit.jsonl");
    setAside(path);
    setAside(path);
    assertEquals(List.of("audit.jsonl.000001", "audit.jsonl.000002"), parts());
    Files.move(directory.resolve("audit.jsonl.000002"), directory.resolve("audit.jsonl.000002.gz"));
    Files.delete(directory.resolve("audit.jsonl.000001"));
    setAside(path);
    assertEquals(List.of("audit.jsonl.000002.gz", "audit.jsonl.000003"), parts());
    for (String part : parts()) {
      Files.delete(directory.resolve(part));
    }
    setAside(path);
    assertEquals(List.of("audit.jsonl.000004"), parts(), "also when all were moved away");
    Files.delete(directory.resolve("last-part-of-audit.jsonl"));
    setAside(path);
    assertEquals(List.of("audit.jsonl.000004", "audit.jsonl.000005"), parts());
  }

  /**
   * A page of the log is read from its end, over its parts, and never more of it than was asked.
   */
  @Test
  void linesAreReadBackNewestFirstInPagesThatAreBounded() throws IOException {
    Path path = directory.resolve("audit.jsonl");
    List<String> expected = new ArrayList<>();
    try (JsonLinesAuditLog log = JsonLinesAuditLog.open(path, Reserve.NONE, 200_000)) {
      for (int number = 0; number < 20_000; number++) {
        String line =
            "{\"number\":%06d,\"of\":\"%s\"}".formatted(number, number % 3 == 0 ? "a" : "b");
        log.append(line, false);
        expected.addFirst(line);
      }
      assertTrue(parts().size() >= 2, parts().toString());
      Files.createLink(directory.resolve("audit.jsonl.000009"), path);
      assertEquals(expected, readBack(log, "number", Optional.empty(), 1 << 30));
      assertEquals(
          expected.stream().filter(line -> line.contains("\"a\"")).toList(),
          readBack(log, "\"a\"", Optional.empty(), 100_000),
          "in many pages");
      try (AuditBacklog backlog = log.back(Optional.empty(), 1 << 30)) {
        backlog.skipWhile(line -> Integer.parseInt(line.substring(10, 16)) > 4_000);
        int first = Integer.parseInt(backlog.next("number").orElseThrow().substring(10, 16));
        assertTrue(first >= 4_000 && first < 4_000 + 64 * 1024 / 20, "began at " + first);
      }
      Files.move(
          directory.resolve("audit.jsonl.000001"), directory.resolve("audit.jsonl.000001.gz"));
      try (AuditBacklog backlog = log.back(Optional.empty(), 1 << 30)) {
        assertEquals(Optional.empty(), backlog.next("\"number\":000000,"));
        assertTrue(backlog.leavesOut());
      }
    }
  }

  /** All lines that hold the text, in as many pages as it takes. */
  private static List<String> readBack(
      JsonLinesAuditLog log, String text, Optional<AuditPosition> start, long mostBytes) {
    List<String> found = new ArrayList<>();
    Optional<AuditPosition> rest = start;
    do {
      try (AuditBacklog backlog = log.back(rest, mostBytes)) {
        Optional<String> line = backlog.next(text);
        while (line.isPresent()) {
          found.add(line.get());
          line = backlog.next(text);
        }
        rest = backlog.rest();
      }
    } while (rest.isPresent());
    return found;
  }

  /** A part that would get the number of another is not made; no line is lost. */
  @Test
  void withoutTheLastNumberTheLogGrowsOn() throws IOException {
    Path path = directory.resolve("audit.jsonl");
    setAside(path);
    Files.writeString(directory.resolve("last-part-of-audit.jsonl"), "many");
    setAside(path);
    assertEquals(List.of("audit.jsonl.000001"), parts());
    assertEquals(1, Files.readAllLines(path).size());
  }

  private static void setAside(Path path) {
    try (JsonLinesAuditLog log = JsonLinesAuditLog.open(path, Reserve.NONE, 10)) {
      log.append("{\"number\":1}", true);
    }
  }

  private List<String> parts() throws IOException {
    List<String> parts = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "audit.jsonl.*")) {
      all.forEach(part -> parts.add(part.getFileName().toString()));
    }
    return parts.stream().sorted().toList();
  }

  /** An interrupt of one request must not close the log for all others. */
  @Test
  void anInterruptedThreadHarmsNothing() throws IOException {
    Path path = directory.resolve("audit.jsonl");
    try (JsonLinesAuditLog log = JsonLinesAuditLog.open(path, Reserve.NONE)) {
      Thread.currentThread().interrupt();
      log.append("{\"a\":1}", true);
      assertTrue(Thread.interrupted());
      log.append("{\"a\":2}", true);
    }
    assertEquals("{\"a\":1}\n{\"a\":2}\n", Files.readString(path));
  }

  @Test
  void aLineBreakInALineIsRefused() {
    Path path = directory.resolve("audit.jsonl");
    try (JsonLinesAuditLog log = JsonLinesAuditLog.open(path, Reserve.NONE)) {
      assertThrows(IllegalArgumentException.class, () -> log.append("{}\n{}", false));
    }
  }

  @Test
  void whatWasRevokedIsReadBackAfterReopening() {
    Path path = directory.resolve("revocations.log");
    try (FileRevocationLedger ledger = FileRevocationLedger.open(path, Reserve.NONE)) {
      ledger.revoke(KEY, 0);
    }
    try (FileRevocationLedger ledger = FileRevocationLedger.open(path, Reserve.NONE)) {
      ledger.revoke(MASTER, 3);
    }
    assertEquals(
        List.of(new Revocation(KEY, 0), new Revocation(MASTER, 3)),
        FileRevocationLedger.read(path));
  }

  @Test
  void whatHappenedToAccountsStandsAmongTheKeys() {
    Path path = directory.resolve("revocations.log");
    List<Withdrawal> withdrawals =
        List.of(
            Withdrawal.suspended(MASTER.accountId()),
            Withdrawal.resumed(MASTER.accountId()),
            Withdrawal.ejected(MASTER.accountId(), 1_700_000_000_123L));
    try (FileRevocationLedger ledger = FileRevocationLedger.open(path, Reserve.NONE)) {
      ledger.withdraw(withdrawals.get(0));
      ledger.revoke(KEY, 0);
      ledger.withdrawAll(withdrawals.subList(1, 3));
    }
    assertEquals(withdrawals, FileRevocationLedger.readWithdrawals(path));
    assertEquals(List.of(new Revocation(KEY, 0)), FileRevocationLedger.read(path));
  }

  @Test
  void aTornLastLineIsCutOffAndNothingElse() throws IOException {
    Path path = directory.resolve("revocations.log");
    try (FileRevocationLedger ledger = FileRevocationLedger.open(path, Reserve.NONE)) {
      ledger.revoke(KEY, 0);
    }
    String whole = Files.readString(path);
    for (int length = 1; length < whole.length(); length++) {
      Files.writeString(path, whole + whole.substring(0, length));
      assertEquals(List.of(new Revocation(KEY, 0)), FileRevocationLedger.read(path));
      FileRevocationLedger.open(path, Reserve.NONE).close();
      assertEquals(whole, Files.readString(path));
    }
  }

  /** Leaving a line out could revive a key. */
  @Test
  void anyChangedByteOfAWholeLineIsDamage() throws IOException {
    Path path = directory.resolve("revocations.log");
    try (FileRevocationLedger ledger = FileRevocationLedger.open(path, Reserve.NONE)) {
      ledger.revoke(KEY, 0);
      ledger.revoke(MASTER, 3);
    }
    byte[] whole = Files.readAllBytes(path);
    for (int index = 0; index < whole.length - 1; index++) {
      byte[] changed = whole.clone();
      changed[index] ^= 1;
      Files.write(path, changed);
      assertThrows(DamagedException.class, () -> FileRevocationLedger.read(path));
    }
    assertFalse(Files.readString(path).isEmpty());
  }
}
