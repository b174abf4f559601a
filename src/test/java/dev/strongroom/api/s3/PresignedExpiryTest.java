package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Call;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestServer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an expired URL makes the server remember (sheet 06, R-5). */
class PresignedExpiryTest {
  private static final String EXPIRED = "401 UnauthorizedAccess";

  @TempDir Path directory;
  private TestServer server;
  private S3Client client;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    NativeClient owner = server.newAccount("owner@example.com");
    String bucket = owner.createBucket("bucket-one", "allPrivate");
    owner.upload(bucket, "a", new byte[] {1}).ok();
    client = S3Client.of(owner, List.of("readFiles"), List.of(), "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theEndOfAUrlThatWasGoodIsKept() {
    Call call = presigned();
    long end = server.clock().millis() + 60_000;
    server.clock().advance(Duration.ofMinutes(1));
    assertEquals(EXPIRED, outcome(server.answer(call)));
    assertTrue(keptMillis() >= end, () -> end + " but kept is " + keptMillis());
  }

  /** Otherwise anybody who knows a key's id could have the disk synced as often as they like. */
  @Test
  void anEndThatSomebodyMadeUpIsNot() {
    Call call = presigned();
    Call forged =
        new Call(
            "test",
            call.method(),
            call.path(),
            call.query().replaceFirst("X-Amz-Signature=.*", "X-Amz-Signature=" + "0".repeat(64)),
            call.headers(),
            0,
            call.body(),
            call.address(),
            false);
    server.clock().advance(Duration.ofMinutes(1));
    long before = keptMillis();
    assertEquals(EXPIRED, outcome(server.answer(forged)));
    assertEquals(before, keptMillis());
  }

  private Call presigned() {
    return client
        .signer()
        .presigned("GET", "/bucket-one/a", client.time(), "60", new byte[0], S3Client.withHost());
  }

  private long keptMillis() {
    return server
        .metadata()
        .read(tables -> tables.serverValues().find("clock.highest-millis"))
        .map(bytes -> ByteBuffer.wrap(bytes).getLong())
        .orElse(0L);
  }
}
