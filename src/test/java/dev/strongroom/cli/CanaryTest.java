package dev.strongroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sheet 06, bad input 98: secrets that the server made or was shown, in places right and wrong, are
 * found nowhere afterwards: not in a log, the audit log, the database, or any other file.
 */
class CanaryTest {
  private final Map<String, String> canaries = new LinkedHashMap<>();

  @TempDir Path directory;

  @Test
  void secretsAreFoundNowhere() throws Exception {
    Launched process;
    try (Server server = Server.withMasterKey(directory, "--log-level", "debug", "--request-log")) {
      process = server.process();
      canaries.put("generated password", shownAfter(process, "Password"));
      canaries.put("master key", server.masterKey());
      canaries.put("master token", server.token());
      useEverything(server);
      misplaceEverything(server);
      process.terminate();
    }
    assertEquals("", process.errors().lines().filter(this::holdsCanary).findFirst().orElse(""));
    Path data = directory.resolve("strongroom-data");
    assertTrue(Files.size(data.resolve("logs/requests.log")) > 1000, "requests were logged");
    assertTrue(process.errors().lines().count() > 0, "something was logged");
    canaries.put("key-encryption key", keyEncryptionKey(data));
    for (Path file : filesOf(data)) {
      if (!file.endsWith("key-encryption-key")) {
        assertClean(file);
      }
    }
  }

  /** Every kind of secret where it belongs. */
  private void useEverything(Server server) throws Exception {
    Native.Answer key =
        server.call(
            "b2_create_key",
            "{\"accountId\":\"%s\",\"keyName\":\"canary\",\"capabilities\":[\"listBuckets\",\"listFiles\",\"shareFiles\",\"writeFiles\"]}"
                .formatted(server.accountId()));
    canaries.put("standard key", key.text("applicationKey"));
    Native.Answer authorized =
        server.api().authorize(key.text("applicationKeyId"), key.text("applicationKey"));
    canaries.put("standard token", authorized.text("authorizationToken"));
    String bucket = server.bucket("canary-bucket");
    Native.Answer upload = server.call("b2_get_upload_url", "{\"bucketId\":\"" + bucket + "\"}");
    canaries.put("upload token", upload.text("authorizationToken"));
    assertEquals(
        200,
        server
            .api()
            .upload(upload.text("uploadUrl"), upload.text("authorizationToken"), "a-file")
            .status());
    try (Launched account =
        Launched.run(directory, "account", "create", "--email", "second@example")) {
      canaries.put("second password", account.lineAfter("password:"));
    }
    try (Launched cliKey =
        Launched.run(
            directory,
            "key",
            "create",
            "--name",
            "by-cli",
            "--all-capabilities",
            "--account",
            server.accountId())) {
      canaries.put("key by command", cliKey.lineAfter("applicationKey:"));
    }
  }

  /** Every secret in places where nobody should put it, and the refusals that come of that. */
  private void misplaceEverything(Server server) throws Exception {
    Native api = server.api();
    for (String secret : new ArrayList<>(canaries.values())) {
      String encoded = java.net.URLEncoder.encode(secret, StandardCharsets.UTF_8);
      List<Native.Answer> refused = new ArrayList<>();
      refused.add(api.authorize(server.accountId(), secret + "x"));
      refused.add(api.authorize(secret, secret));
      refused.add(api.authorize("", secret));
      refused.add(api.get("/file/canary-bucket/no-file?Authorization=" + encoded));
      refused.add(api.get("/b2api/v3/b2_list_buckets?Authorization=" + encoded));
      refused.add(api.get("/nowhere?secret=" + encoded));
      refused.add(api.call("b2_list_buckets", secret, "{}"));
      refused.add(api.call("b2_list_buckets", "Bearer " + secret, "{}"));
      refused.add(
          api.call("b2_list_buckets", server.token(), "{\"accountId\":\"" + secret + "\"}"));
      refused.add(api.call("b2_create_key", server.token(), "{\"password\":\"" + secret));
      refused.add(api.call("b2_list_buckets", "x", "{}", "X-Secret", secret, "Cookie", secret));
      for (Native.Answer answer : refused) {
        assertTrue(answer.status() >= 400, answer::body);
      }
    }
  }

  private static String shownAfter(Launched process, String heading) {
    return process
        .output()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(heading))
        .findFirst()
        .orElseThrow()
        .substring(heading.length())
        .strip();
  }

  private static String keyEncryptionKey(Path data) throws IOException {
    String[] parts = Files.readString(data.resolve("key-encryption-key")).strip().split(":", -1);
    return parts[parts.length - 1];
  }

  private static List<Path> filesOf(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private void assertClean(Path file) throws IOException {
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    canaries.forEach((kind, secret) -> {
      for (String form : forms(secret)) {
        assertFalse(bytes.contains(form), kind + " in " + file);
      }
    });
  }

  private boolean holdsCanary(String line) {
    return canaries.values().stream()
        .anyMatch(secret -> forms(secret).stream().anyMatch(line::contains));
  }

  /** A secret as it is, in Base64, and as the bytes that it spells in hexadecimal. */
  private static List<String> forms(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    List<String> forms = new ArrayList<>();
    forms.add(secret);
    forms.add(java.net.URLEncoder.encode(secret, StandardCharsets.UTF_8));
    forms.add(Base64.getEncoder().encodeToString(bytes).substring(0, bytes.length));
    forms.add(HexFormat.of().formatHex(bytes));
    if (secret.matches("([0-9a-f]{2}){16,}")) {
      forms.add(new String(HexFormat.of().parseHex(secret), StandardCharsets.ISO_8859_1));
    }
    return forms;
  }
}
