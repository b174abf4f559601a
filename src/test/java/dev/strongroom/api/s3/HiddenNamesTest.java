package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.element;
import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.FileVersion;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Planted;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.WatchedStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheet 04 §3.2: what a page costs among very many hidden names. */
class HiddenNamesTest {
  private static final int HIDDEN = 60_000;

  @TempDir Path directory;
  private final AtomicReference<WatchedStore> watched = new AtomicReference<>();
  private TestServer server;
  private NativeClient owner;
  private S3Client client;

  @BeforeEach
  void start() {
    server =
        TestServer.in(
            directory,
            store -> {
              watched.set(new WatchedStore(store));
              return watched.get();
            },
            UnaryOperator.identity());
    owner = server.newAccount("owner@example.com");
    String bucket = owner.createBucket("bucket-one", "allPrivate");
    long nowMillis = server.clock().millis();
    server
        .metadata()
        .<Integer>write(tables -> {
          for (int number = 0; number < HIDDEN; number++) {
            String name = "a/%06d".formatted(number);
            Planted.row(tables, bucket, name, FileVersion.Action.HIDE, nowMillis);
          }
          Planted.row(tables, bucket, "b", FileVersion.Action.UPLOAD, nowMillis);
          return HIDDEN;
        });
    client = S3Client.of(owner, List.of("listFiles"), List.of(), "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPageOfTheSecondVersionMayBeEmptyAndGoesOn() {
    String token = "";
    int pages = 0;
    TestAnswer page;
    do {
      page = client.send("GET", "/bucket-one?" + token + "list-type=2");
      assertEquals("200", outcome(page));
      pages++;
      token = "continuation-token=" + element(page, "NextContinuationToken") + "&";
      boolean last = element(page, "IsTruncated").equals("false");
      assertEquals(last ? "1" : "0", element(page, "KeyCount"));
    } while (element(page, "IsTruncated").equals("true") && pages < 10);
    assertEquals("b", element(page, "Key"));
    assertTrue(pages > 1, "all were gone through for one request");
  }

  @Test
  void aPageOfTheFirstVersionHasRows() {
    TestAnswer page = client.send("GET", "/bucket-one");
    assertEquals("b", element(page, "Key"));
    assertEquals("false", element(page, "IsTruncated"));
  }

  /** A key that is revoked while names are gone through lists nothing. */
  @Test
  void aKeyThatIsRevokedAmongThemListsNothing() {
    watched.get().takeSteps();
    watched.get().afterNextRead(this::revokeOnceListed);
    TestAnswer page = client.send("GET", "/bucket-one");
    assertEquals("403 InvalidAccessKeyId", outcome(page));
  }

  private void revokeOnceListed() {
    if (watched.get().takeSteps().stream().anyMatch(step -> step.startsWith("fileVersions"))) {
      owner.at("v4").call("b2_delete_key", "applicationKeyId", client.signer().keyId()).ok();
    } else {
      watched.get().afterNextRead(this::revokeOnceListed);
    }
  }
}
