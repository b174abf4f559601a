package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.model.Account;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.UploadPlace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of everything in an account whose service is stopped (sheet 03 §14, 05 §10). */
class SuspensionTest {
  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private String bucket;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com").at("v4");
    bucket = owner.createBucket("public-bucket", "allPublic");
    owner.upload(bucket, "a", new byte[] {1}).ok();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyCredentialIsRefusedUntilTheAccountIsActiveAgain() {
    NativeClient narrow = owner.createKey(List.of("listBuckets"), List.of(), "");
    UploadPlace place = owner.uploadPlace(bucket);
    String share =
        owner
            .call(
                "b2_get_download_authorization",
                "bucketId",
                bucket,
                "fileNamePrefix",
                "",
                "validDurationInSeconds",
                600)
            .ok()
            .text("authorizationToken");
    for (Account.State state : List.of(Account.State.SUSPENDED, Account.State.CLOSING)) {
      server.setState(owner.accountId(), state);
      assertEquals("403 account_trouble", listBuckets(owner).outcome());
      assertEquals("403 account_trouble", listBuckets(narrow).outcome());
      assertEquals("403 account_trouble", place.file("b").send().outcome());
      assertEquals("403 account_trouble", download(owner.withToken(share)).outcome());
      server.setState(owner.accountId(), Account.State.ACTIVE);
      assertEquals("200", listBuckets(owner).outcome());
      assertEquals("200", download(owner.withToken(share)).outcome());
    }
  }

  /** Nobody tells a public bucket of a suspended account from a private one. */
  @Test
  void publicBucketsAreClosedToStrangers() {
    assertEquals("200", download(server.stranger()).outcome());
    server.setState(owner.accountId(), Account.State.SUSPENDED);
    assertEquals("401 unauthorized", download(server.stranger()).outcome());
    server.setState(owner.accountId(), Account.State.GRACE);
    assertEquals("200", download(server.stranger()).outcome());
  }

  private static TestAnswer download(NativeClient client) {
    return client.fetch("/file/public-bucket/a");
  }

  private static TestAnswer listBuckets(NativeClient client) {
    return client.call("b2_list_buckets", "accountId", client.accountId());
  }
}
