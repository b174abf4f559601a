package dev.strongroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where settings come from, and how wrong ones are refused. */
class SettingsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path directory;

  @Test
  void theCommandLineComesBeforeTheEnvironmentAndThatBeforeTheFile() throws Exception {
    Path file =
        file(
            """
            api-url = "http://file.example"
            s3-url = "http://file-s3.example:81"
            console-url = "http://file-console.example"
            token-lifetime-seconds = 60
            trusted-proxy = ["10.0.0.0/8", "::1"]
            request-log = true
            """);
    Map<String, String> environment =
        Map.of(
            "STRONGROOM_CONFIG", file.toString(),
            "STRONGROOM_S3_URL", "http://env-s3.example",
            "STRONGROOM_CONSOLE_URL", "http://env-console.example");
    try (Launched dev =
        Launched.with(
            environment,
            directory,
            "dev",
            "--port",
            "0",
            "--console-port",
            "0",
            "--console-url",
            "https://flag-console.example:8443")) {
      String line = dev.nextLine();
      assertTrue(line.contains("\"apiUrl\": \"http://file.example\""), line);
      assertTrue(line.contains("\"s3Url\": \"http://env-s3.example\""), line);
      assertTrue(line.contains("\"consoleUrl\": \"https://flag-console.example:8443\""), line);
    }
  }

  @Test
  void aFileMayHoldSettingsOfEveryCommandAndNothingElse() throws Exception {
    Path file = file("data = \"nowhere\"\nlisten = [\"1\", \"2\"]\ntest-mode-seed = 3\n");
    assertEquals(3, run(Map.of(), "account", "list", "--config", file.toString()));
    assertTrue(said().contains("no data directory nowhere"), said());
    for (String wrong :
        List.of(
            "lisen = \"8420\"",
            "[server]\nlisten = \"8420\"",
            "listen = [[1]]",
            "listen = 2026-11-22",
            "listen =",
            "name = \"x\"")) {
      assertEquals(2, run(Map.of(), "account", "list", "--config=" + file(wrong)), wrong);
      assertEquals(1, said().lines().count(), said());
    }
    assertEquals(2, run(Map.of("STRONGROOM_CONFIG", "not-there.toml"), "version"));
  }

  @Test
  void wrongValuesAreRefusedWithASentence() {
    for (List<String> wrong :
        List.of(
            List.of("--listen", "8420x"),
            List.of("--listen", "70000"),
            List.of("--listen", "ftp://127.0.0.1:21"),
            List.of("--listen", "https://127.0.0.1:0"),
            List.of("--api-url", "localhost:8420"),
            List.of("--api-url", "http://host/path"),
            List.of("--tls-key", "key.pem"),
            List.of("--tls-key", "key.pem", "--tls-certificate", "chain.pem"),
            List.of("--cluster", "1"),
            List.of("--trusted-proxy", "10.0.0.0/33"),
            List.of("--trusted-proxy", "proxy.example"),
            List.of("--token-lifetime-seconds", "0"),
            List.of("--buckets-per-account", "many"),
            List.of("--content-types", "not-there.txt"),
            List.of("--content-types", file("plain txt").toString()),
            List.of("--log-level", "loud"),
            List.of("--no-such-option"))) {
      List<String> all = new ArrayList<>(List.of("dev"));
      all.addAll(wrong);
      assertEquals(2, run(Map.of(), all.toArray(String[]::new)), wrong::toString);
      assertTrue(said().lines().count() <= 2, said());
    }
    assertEquals(2, run(Map.of("STRONGROOM_CLUSTER", "12"), "dev"));
    assertEquals(2, run(Map.of()));
    assertEquals(2, run(Map.of(), "no-such-command"));
  }

  @Test
  void everyCommandHasHelp() {
    for (List<String> command :
        List.of(
            List.of("serve"),
            List.of("dev"),
            List.of("account"),
            List.of("account", "create"),
            List.of("key", "create"),
            List.of("explain"),
            List.of("version"))) {
      List<String> all = new ArrayList<>(command);
      all.add("--help");
      assertEquals(0, run(Map.of(), all.toArray(String[]::new)), command::toString);
      String help = out.toString(StandardCharsets.UTF_8);
      assertTrue(help.startsWith("Usage: strongroom " + String.join(" ", command)), help);
      assertTrue(help.lines().allMatch(line -> line.length() <= 100), help);
    }
  }

  /** What people try first. */
  @Test
  void helpIsACommandToo() {
    assertEquals(0, run(Map.of(), "help"));
    String all = out.toString(StandardCharsets.UTF_8);
    assertTrue(all.startsWith("Usage: strongroom") && all.contains("\n  serve "), all);
    assertTrue(all.contains("\n  help "), all);
    assertEquals(0, run(Map.of(), "--help"));
    assertEquals(all, out.toString(StandardCharsets.UTF_8));
    for (String command : List.of("dev", "key", "key create", "help", "group add")) {
      assertEquals(0, run(Map.of(), ("help " + command).split(" ")), command);
      String help = out.toString(StandardCharsets.UTF_8);
      assertTrue(help.startsWith("Usage: strongroom " + command), help);
      assertEquals(0, run(Map.of(), (command + " --help").split(" ")), command);
      assertEquals(help, out.toString(StandardCharsets.UTF_8));
    }
    assertEquals(2, run(Map.of(), "help", "key", "forge"));
    assertTrue(said().contains("'key forge'"), said());
  }

  /** A file or a pipe gets text, whatever the environment says of terminals. */
  @Test
  void thereAreNoEscapeCodesWhereNoTerminalIs() throws Exception {
    Map<String, String> forced = Map.of("CLICOLOR_FORCE", "1", "TERM", "xterm-256color");
    for (List<String> arguments :
        List.of(List.<String>of(), List.of("help", "key"), List.of("dev", "--help"))) {
      try (Launched launched = Launched.with(forced, directory, arguments.toArray(String[]::new))) {
        assertEquals(arguments.isEmpty() ? 2 : 0, launched.await());
        String all = launched.output() + launched.errors();
        assertTrue(all.contains("Usage: strongroom"), all);
        assertEquals(-1, all.indexOf('\u001b'), all);
      }
    }
  }

  private int run(Map<String, String> environment, String... arguments) {
    out.reset();
    err.reset();
    Machine machine =
        new Machine(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            InstantSource.system(),
            System::nanoTime,
            new SecureRandom());
    return new Program(machine).run(List.of(arguments));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Path file(String toml) {
    try {
      return Files.writeString(Files.createTempFile(directory, "settings", ".toml"), toml);
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
