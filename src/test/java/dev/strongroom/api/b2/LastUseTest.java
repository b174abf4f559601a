package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.store.StorageFullException;
import dev.strongroom.testing.FailingCommits;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every key's last use: time, address, operation and agent, written once a minute. */
class LastUseTest {
  private final AtomicReference<FailingCommits> commits = new AtomicReference<>();
  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private NativeClient client;
  private String bucket;

  @BeforeEach
  void start() {
    server =
        TestServer.in(
            directory,
            metadata -> {
              commits.set(new FailingCommits(metadata));
              return commits.get();
            },
            blobs -> blobs);
    owner = server.newAccount("owner@example.com");
    bucket = owner.createBucket("private-bucket", "allPrivate");
    client = owner.createKey(List.of("listFiles", "readFiles"), List.of(bucket), "");
    server.keyUses().writeDown();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theLastRequestIsTheUse() {
    assertEquals("b2_authorize_account at 0", use(client));
    server.clock().advance(Duration.ofSeconds(5));
    list("first/1.0");
    server.clock().advance(Duration.ofSeconds(5));
    list("second/2.0");
    assertEquals("b2_authorize_account at 0", use(client), "it is written once a minute");
    server.keyUses().writeDown();
    assertEquals("b2_list_file_names at 10 by second/2.0", use(client));
  }

  @Test
  void whatIsRefusedIsNoUse() {
    server.clock().advance(Duration.ofSeconds(5));
    assertEquals(
        "401 unauthorized",
        client.call("b2_hide_file", "bucketId", bucket, "fileName", "a").outcome());
    assertEquals(
        "401 bad_auth_token",
        client.withToken(client.token() + "x").call("b2_list_file_names").outcome());
    server.keyUses().writeDown();
    assertEquals("b2_authorize_account at 0", use(client));
  }

  @Test
  void usesThatCannotBeWrittenAreWrittenNextTime() {
    server.clock().advance(Duration.ofSeconds(5));
    list("first/1.0");
    commits.get().failBeforeCommit(new StorageFullException("no room"));
    assertThrows(StorageFullException.class, server.keyUses()::writeDown);
    commits.get().work();
    server.keyUses().writeDown();
    assertEquals("b2_list_file_names at 5 by first/1.0", use(client));
  }

  /** What came while it was tried is newer, and stays. */
  @Test
  void aNewerUseIsNotLostToOneThatCouldNotBeWritten() {
    list("first/1.0");
    server.clock().advance(Duration.ofSeconds(5));
    commits
        .get()
        .beforeNextCommit(() -> {
          list("second/2.0");
          throw new StorageFullException("no room");
        });
    assertThrows(StorageFullException.class, server.keyUses()::writeDown);
    server.keyUses().writeDown();
    assertEquals("b2_list_file_names at 5 by second/2.0", use(client));
  }

  @Test
  void aKeyThatIsGoneTakesNoUseOfAnotherKeyWithIt() {
    server.clock().advance(Duration.ofSeconds(5));
    NativeClient gone = owner.createKey(List.of("listFiles"), List.of(), "");
    list("first/1.0");
    owner.deleteKey(gone);
    server.keyUses().writeDown();
    assertEquals("b2_list_file_names at 5 by first/1.0", use(client));
    assertTrue(
        server
            .metadata()
            .read(tables -> tables.applicationKeys().findUse(new ApplicationKeyId(gone.keyId())))
            .isEmpty());
  }

  private void list(String agent) {
    client.fetch("/b2api/v4/b2_list_file_names?bucketId=" + bucket, "User-Agent", agent).ok();
  }

  private String use(NativeClient of) {
    var use =
        server
            .metadata()
            .read(tables -> tables.applicationKeys().findUse(new ApplicationKeyId(of.keyId())))
            .orElseThrow();
    assertEquals("127.0.0.1", use.address());
    long seconds = (use.atMillis() - 1_795_341_600_000L) / 1000;
    String by = use.userAgent().isEmpty() ? "" : " by " + use.userAgent();
    return use.operation() + " at " + seconds + by;
  }
}
