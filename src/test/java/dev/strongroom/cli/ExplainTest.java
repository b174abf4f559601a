package dev.strongroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain} says what the bare refusal to the caller does not. */
class ExplainTest {
  @TempDir Path directory;

  @Test
  void aDenialIsExplainedWhileTheServerRunsAndAfterwards() throws Exception {
    String requestId;
    String keyId;
    try (Server server = Server.withMasterKey(directory);
        Launched key =
            Launched.run(
                directory, "key", "create", "--name", "small", "--capabilities", "listFiles")) {
      keyId = key.lineAfter("applicationKeyId:");
      String token =
          server
              .api()
              .authorize(keyId, key.lineAfter("applicationKey:"))
              .text("authorizationToken");
      Native.Answer denied =
          server
              .api()
              .call("b2_list_buckets", token, "{\"accountId\":\"" + server.accountId() + "\"}");
      assertEquals(401, denied.status());
      assertFalse(denied.body().contains("listBuckets"), "the caller is told nothing");
      requestId = denied.requestId();
      String sentence = explain(requestId);
      assertTrue(sentence.contains("b2_list_buckets"), sentence);
      assertTrue(sentence.contains(keyId), sentence);
      assertTrue(sentence.contains("listBuckets"), sentence);
      assertTrue(sentence.contains("127.0.0.1"), sentence);
      assertEquals(1, sentence.lines().count());
    }
    assertTrue(explain(requestId).contains(keyId), "on a stopped server");
    String last = explain("--last", "1");
    assertTrue(last.startsWith(requestId + "  ") && last.contains(keyId), last);
    assertEquals(last, explain("--key", keyId));
    try (Launched none = Launched.run(directory, "explain", "--key", "0".repeat(25))) {
      assertEquals(1, none.await());
    }
    setAside(directory.resolve("strongroom-data"));
    assertTrue(explain(requestId).contains(keyId), "in a log that was set aside");
  }

  @Test
  void aChangeIsExplainedAndAnUnknownIdIsNot() throws Exception {
    try (Server server = Server.withMasterKey(directory)) {
      Native.Answer made =
          server.call(
              "b2_create_key",
              "{\"accountId\":\"%s\",\"keyName\":\"k\",\"capabilities\":[\"listFiles\"]}"
                  .formatted(server.accountId()));
      String sentence = explain(made.requestId());
      assertTrue(sentence.contains("create key " + made.text("applicationKeyId")), sentence);
      assertFalse(sentence.contains(made.text("applicationKey")));
    }
    try (Launched unknown = Launched.run(directory, "explain", "0123456789abcdef")) {
      assertEquals(1, unknown.await());
      assertTrue(unknown.errors().contains("0123456789abcdef"));
    }
  }

  /** What stands in the way is found by the transaction, behind the line that is on the disk. */
  @Test
  void aChangeThatWasRefusedIsNotToldAsMade() throws Exception {
    try (Server server = Server.withMasterKey(directory)) {
      String bucket =
          "{\"accountId\":\"%s\",\"bucketName\":\"taken-name\",\"bucketType\":\"allPrivate\"}"
              .formatted(server.accountId());
      Native.Answer made = server.call("b2_create_bucket", bucket);
      assertTrue(
          explain(made.requestId())
              .contains("made the change: create bucket " + made.text("bucketId")));
      Native.Answer refused = server.call("b2_create_bucket", bucket);
      assertEquals("duplicate_bucket_name", refused.text("code"));
      String sentence = explain(refused.requestId());
      assertTrue(sentence.contains("was about to create bucket"), sentence);
      assertTrue(sentence.contains("Bucket name is already in use."), sentence);
      assertTrue(sentence.contains("nothing was changed"), sentence);
      assertFalse(sentence.contains("made the change"), sentence);
      assertEquals(1, sentence.lines().count(), sentence);
      assertTrue(explain("--last", "1").startsWith(refused.requestId()));
    }
  }

  private String explain(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("explain"));
    command.addAll(List.of(arguments));
    try (Launched explain = Launched.run(directory, command.toArray(String[]::new))) {
      assertEquals(0, explain.await(), explain::errors);
      return explain.output();
    }
  }

  /** What a log rotator does. */
  private static void setAside(Path data) throws Exception {
    Path log = data.resolve("audit.jsonl");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(Files.readAllBytes(log));
      gzip.write("{\"broken off".getBytes(StandardCharsets.UTF_8));
    }
    Files.write(data.resolve("audit.jsonl.1.gz"), packed.toByteArray());
    Files.write(log, new byte[0]);
  }
}
