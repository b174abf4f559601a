package dev.strongroom.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.store.disk.DiskBlobStore;
import dev.strongroom.store.sql.SqliteMetadataStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sheet 06, R-3, with the system's own calls: sync and write fail in a real process. What it
 * acknowledged is there afterwards; after a failed sync it acknowledges nothing more.
 */
class SyscallFaultTest {
  private static final int COUNT = 150;

  @TempDir(factory = MemoryDirectory.class)
  Path directory;

  private final List<String> told = new ArrayList<>();

  @BeforeAll
  static void straceIsThere() throws IOException, InterruptedException {
    boolean works;
    try {
      works =
          new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "true")
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException noSuchCommand) {
      works = false;
    }
    Assumptions.assumeTrue(
        works, "SKIPPED: system calls cannot be made to fail here, because strace does not work");
  }

  @Test
  void afterAFailedSyncOfTheMetadataNothingMoreIsAcknowledged() throws Exception {
    run("metadata", "fsync:error=EIO:when=60");
    assertTrue(told.contains("failed"), told::toString);
    assertFalse(told.contains("full"));
    int firstFailure = told.indexOf("failed");
    assertEquals(Set.of("failed"), Set.copyOf(told.subList(firstFailure, told.size())));
    assertNothingAcknowledgedIsLost();
  }

  @Test
  void afterAFailedWriteOfTheMetadataNothingAcknowledgedIsLost() throws Exception {
    run("metadata", "pwrite64:error=EIO:when=300");
    assertTrue(told.contains("failed"), told::toString);
    assertNothingAcknowledgedIsLost();
  }

  @Test
  void aFullDiskRefusesAndGoesOnWhenThereIsRoom() throws Exception {
    run("metadata", "pwrite64:error=ENOSPC:when=300..310");
    assertTrue(told.contains("full"), told::toString);
    assertFalse(told.contains("failed"), told::toString);
    assertTrue(told.getLast().startsWith("ok"), told::toString);
    assertNothingAcknowledgedIsLost();
  }

  @Test
  void aFailedSyncOfABlobLosesThatBlobAlone() throws Exception {
    run("blobs", "fdatasync:error=EIO:when=50..53");
    assertTrue(told.contains("failed"), told::toString);
    assertTrue(told.getLast().startsWith("ok"), told::toString);
    Set<String> found = new HashSet<>();
    try (BlobStore blobs =
        DiskBlobStore.open(directory.resolve("blobs"), new SecureRandom(), Reserve.NONE)) {
      blobs.forEach(Long.MAX_VALUE, id -> found.add(id.value()));
    }
    assertEquals(acknowledged(), found);
  }

  private void assertNothingAcknowledgedIsLost() {
    try (MetadataStore store =
        SqliteMetadataStore.open(directory.resolve("metadata.sqlite"), Reserve.NONE)) {
      for (String number : acknowledged()) {
        int account = Integer.parseInt(number);
        assertTrue(
            store.read(tables -> tables.accounts().find(Samples.accountId(account))).isPresent(),
            () -> "lost " + number);
      }
    }
    assertTrue(acknowledged().size() > 5, told::toString);
  }

  private Set<String> acknowledged() {
    return told.stream()
        .filter(line -> line.startsWith("ok "))
        .map(line -> line.substring("ok ".length()))
        .collect(Collectors.toSet());
  }

  private void run(String what, String injection) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "strace",
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            "trace=fsync,fdatasync,pwrite64",
            "-e",
            "inject=" + injection,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            FaultVictim.class.getName(),
            directory.toString(),
            what,
            String.valueOf(COUNT));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var lines = process.inputReader(StandardCharsets.US_ASCII)) {
      lines.lines().forEach(told::add);
    }
    assertEquals(0, process.waitFor());
    assertEquals(COUNT, told.size(), told::toString);
  }
}
