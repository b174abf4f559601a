package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.store.StorageFullException;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.FailingCommits;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheet 04 §3.3: each of many deletes is decided, and answered for, on its own. */
class DeleteObjectsTest {
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;
  private final AuditLines auditLog = new AuditLines();
  private final AtomicReference<FailingCommits> commits = new AtomicReference<>();
  private TestServer server;
  private NativeClient owner;
  private String version;

  @BeforeEach
  void start() {
    server =
        TestServer.in(
            directory,
            auditLog,
            store -> {
              commits.set(new FailingCommits(store));
              return commits.get();
            });
    owner = server.newAccount("owner@example.com");
    String bucket = owner.createBucket("bucket-one", "allPrivate");
    version = owner.upload(bucket, "docs/a", BODY).ok().text("fileId");
    owner.upload(bucket, "other/b", BODY).ok();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyDenialIsAnAuditLineWithItsReason() {
    S3Client client = S3Client.of(owner, List.of("writeFiles"), List.of(), "docs/");
    int before = auditLog.count();
    TestAnswer answer =
        delete(
            client, object("docs/a") + object("other/b") + object("docs/a", version) + object("c"));
    assertEquals("200", outcome(answer));
    assertEquals(4, text(answer).split("<Error>", -1).length);
    List<Map<String, Object>> lines = auditLog.since(before);
    assertEquals(
        List.of("prefix", "capability", "prefix"),
        lines.stream().map(line -> line.get("reason")).toList());
    for (Map<String, Object> line : lines) {
      assertEquals("denied", line.get("event"));
      assertEquals("DeleteObjects", line.get("operation"));
      assertEquals(client.signer().keyId(), line.get("applicationKeyId"));
      assertEquals(answer.header("x-amz-request-id").orElseThrow(), line.get("requestId"));
    }
  }

  @Test
  void aKeyThatIsRevokedAmongThemDeletesNoMore() {
    S3Client client = S3Client.of(owner, List.of("writeFiles"), List.of(), "");
    commits
        .get()
        .beforeNextCommit(() ->
            owner.at("v4").call("b2_delete_key", "applicationKeyId", client.signer().keyId()).ok());
    TestAnswer answer = delete(client, object("docs/a") + object("other/b"));
    assertEquals("403 InvalidAccessKeyId", outcome(answer));
    assertTrue(isThere("docs/a") && isThere("other/b"));
  }

  @Test
  void afterAFailureOfOursNothingMoreIsTried() {
    S3Client client = S3Client.of(owner, List.of("writeFiles"), List.of(), "");
    commits.get().failBeforeCommit(new StorageFullException("full"));
    assertEquals(
        "503 ServiceUnavailable", outcome(delete(client, object("docs/a") + object("other/b"))));
    commits.get().failBeforeCommit(new IllegalStateException("a mistake of ours"));
    assertEquals(
        "500 InternalError", outcome(delete(client, object("docs/a") + object("other/b"))));
    commits.get().work();
    assertTrue(isThere("docs/a") && isThere("other/b"));
  }

  private boolean isThere(String name) {
    S3Client reader = S3Client.of(owner, List.of("readFiles"), List.of(), "");
    return reader.send("HEAD", "/bucket-one/" + name).status() == 200;
  }

  private static TestAnswer delete(S3Client client, String objects) {
    return client.send(
        "POST",
        "/bucket-one?delete",
        ("<Delete>" + objects + "</Delete>").getBytes(StandardCharsets.UTF_8));
  }

  private static String object(String key) {
    return "<Object><Key>" + key + "</Key></Object>";
  }

  private static String object(String key, String version) {
    return "<Object><Key>" + key + "</Key><VersionId>" + version + "</VersionId></Object>";
  }

  private static String text(TestAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
