package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.model.AccountId;
import dev.strongroom.store.StorageFailedException;
import dev.strongroom.store.StorageFullException;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.WatchedStore;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be written down or looked up is not done (sheet 06, bad input 99). */
class FailClosedTest {
  @TempDir Path directory;
  private final AuditLines audit = new AuditLines();
  private WatchedStore store;
  private TestServer server;
  private NativeClient owner;

  @BeforeEach
  void start() {
    server =
        TestServer.in(
            directory,
            audit,
            real -> {
              store = new WatchedStore(real);
              return store;
            });
    owner = server.newAccount("owner@example.com").at("v4");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void withoutAuditNothingIsChanged() {
    String bucket = owner.createBucket("first-bucket", "allPrivate");
    audit.failWith(new StorageFailedException("the audit log cannot be written"));
    List<Supplier<TestAnswer>> changes =
        List.of(
            () -> createKey(),
            () ->
                owner.call(
                    "b2_create_bucket",
                    "accountId",
                    owner.accountId(),
                    "bucketName",
                    "second-bucket",
                    "bucketType",
                    "allPublic"),
            () ->
                owner.call(
                    "b2_update_bucket",
                    "accountId",
                    owner.accountId(),
                    "bucketId",
                    bucket,
                    "bucketType",
                    "allPublic"),
            () ->
                owner.call("b2_delete_bucket", "accountId", owner.accountId(), "bucketId", bucket));
    for (Supplier<TestAnswer> change : changes) {
      assertEquals("503 service_unavailable", change.get().outcome());
    }
    audit.failWith(null);
    assertEquals(List.of(), rows("b2_list_keys", "keys"));
    List<?> buckets = rows("b2_list_buckets", "buckets");
    assertEquals(1, buckets.size());
    assertEquals(true, buckets.toString().contains("bucketType=allPrivate"), buckets::toString);
  }

  /** The one exception: taking power away is never held up (sheet 06, R-4). */
  @Test
  void aKeyIsDeletedAlsoWhenTheAuditLogIsFull() {
    NativeClient other = owner.createKey(List.of("listBuckets"), List.of(), "");
    audit.failWith(new StorageFullException("no room"));
    assertEquals("200", owner.call("b2_delete_key", "applicationKeyId", other.keyId()).outcome());
    audit.failWith(null);
    assertEquals(
        "401 bad_auth_token",
        other.call("b2_list_buckets", "accountId", other.accountId()).outcome());
  }

  @Test
  void aDenialStaysOneWithoutAudit() {
    NativeClient other = owner.createKey(List.of("listBuckets"), List.of(), "");
    audit.failWith(new StorageFailedException("no"));
    assertEquals(
        "503 service_unavailable",
        other.call("b2_list_keys", "accountId", other.accountId()).outcome());
  }

  /** A store that cannot be read says nothing about keys; so nobody gets in. */
  @Test
  void withoutTheKeysNobodyGetsIn() {
    for (RuntimeException failure :
        List.of(new StorageFailedException("no"), new IllegalStateException("no"))) {
      store.failWith(failure);
      TestAnswer denied = owner.call("b2_list_buckets", "accountId", owner.accountId());
      assertEquals(true, denied.status() >= 500, denied::toString);
      assertEquals(true, createKey().status() >= 500);
      store.failWith(null);
    }
    assertEquals(List.of(), rows("b2_list_keys", "keys"));
    assertEquals(
        1L,
        server
            .metadata()
            .<Long>write(
                tables -> tables.accounts().takeKeyNumber(new AccountId(owner.accountId()))));
  }

  private TestAnswer createKey() {
    return owner.call(
        "b2_create_key",
        "accountId",
        owner.accountId(),
        "keyName",
        "test",
        "capabilities",
        List.of("listBuckets"));
  }

  private List<?> rows(String operation, String name) {
    return owner.call(operation, "accountId", owner.accountId()).ok().rows(name);
  }
}
