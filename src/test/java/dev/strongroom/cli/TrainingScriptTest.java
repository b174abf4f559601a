package dev.strongroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./strongroom aot}: the real script, with a program in place of Java that tells of it. */
class TrainingScriptTest {
  @TempDir Path directory;

  /** Its emulator makes an account; in the caller's data directory that would be a stranger. */
  @Test
  void trainingMeetsNoSettingOfTheCallers() throws Exception {
    Path java = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
    Path seen = directory.resolve("seen");
    Files.writeString(java, "#!/bin/sh\nenv >'" + seen + "'\nexit 1\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    ProcessBuilder training =
        new ProcessBuilder(
            "sh",
            "-euc",
            "options_for() { echo \"${STRONGROOM_JAVA_OPTIONS-}\"; }; jdk=$1/jdk; program=$1;"
                + " jar=$1/jar; aot=$1/aot; . scripts/aot.sh; train",
            "sh",
            directory.toString());
    training
        .environment()
        .putAll(
            Map.of(
                "STRONGROOM_DATA",
                directory.resolve("data").toString(),
                "STRONGROOM_CONFIG",
                directory.resolve("settings").toString(),
                "STRONGROOM_JAVA_OPTIONS",
                "-Xmx1g",
                "STRONGROOM_LISTEN",
                "19999"));
    training.redirectErrorStream(true);
    Process process = training.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));

    assertEquals(1, process.exitValue(), said);
    assertTrue(said.contains("The emulator did not start."), said);
    List<String> settings = Files.readAllLines(seen);
    assertFalse(
        settings.stream().anyMatch(line -> line.startsWith("STRONGROOM_")), settings::toString);
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(2, left.count(), "the program's directory and what it saw are all that is left");
    }
  }
}
