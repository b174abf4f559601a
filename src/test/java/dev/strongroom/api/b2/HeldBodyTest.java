package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.model.BucketId;
import dev.strongroom.testing.GatedStream;
import dev.strongroom.testing.JsonText;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that dies while the body of a request is held back does nothing (sheet 06, R-10, R-11). */
class HeldBodyTest extends UploadCase {
  private static final List<String> ALL =
      List.of(
          "listBuckets",
          "writeBuckets",
          "deleteBuckets",
          "listFiles",
          "writeFiles",
          "deleteFiles",
          "shareFiles",
          "listKeys",
          "writeKeys",
          "deleteKeys");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b2_create_key",
        "b2_delete_key",
        "b2_list_keys",
        "b2_create_bucket",
        "b2_update_bucket",
        "b2_delete_bucket",
        "b2_list_buckets",
        "b2_cancel_large_file",
        "b2_list_file_names",
        "b2_get_upload_url",
        "b2_get_download_authorization"
      })
  void aDeletedKeyDoesNothingWithARequestThatWasBegun(String operation) throws Exception {
    NativeClient doomed = client.createKey(ALL, List.of(), "");
    String other = client.createKey(List.of("listFiles"), List.of(), "").keyId();
    String large = startLarge("large");
    TestAnswer answer =
        held(doomed, operation, body(operation, other, large), () -> client.deleteKey(doomed));
    assertEquals("401 bad_auth_token", answer.outcome());
    assertEquals(
        List.of("a-bucket"),
        server.metadata().read(tables -> tables.buckets().find(new BucketId(bucket))).stream()
            .map(found -> found.name().value())
            .toList());
    assertEquals(
        1, client.call("b2_list_keys", "accountId", client.accountId()).rows("keys").size());
    client.call("b2_list_parts", "fileId", large).ok();
  }

  @Test
  void aKeyThatExpiresMeanwhileMakesNoOther() throws Exception {
    TestAnswer made =
        client
            .call(
                "b2_create_key",
                "accountId",
                client.accountId(),
                "keyName",
                "short",
                "capabilities",
                List.of("writeKeys"),
                "validDurationInSeconds",
                60)
            .ok();
    NativeClient brief =
        NativeClient.authorize(server, made.text("applicationKeyId"), made.text("applicationKey"));
    TestAnswer answer =
        held(
            brief,
            "b2_create_key",
            body("b2_create_key", "", ""),
            () -> server.clock().advance(Duration.ofSeconds(61)));
    assertEquals("401 bad_auth_token", answer.outcome());
  }

  /** Sheet 06, bad inputs 17 and 80: who proved nothing gets little memory. */
  @Test
  void aStrangersBodyIsShortAndAnybodysIsBounded() {
    String named = "{\"fileId\":\"" + "x".repeat(10) + "\"";
    String padded = named + " ".repeat(8 * 1024) + "}";
    NativeClient stranger = server.stranger();
    assertEquals("400 bad_json", stranger.post("b2_download_file_by_id", padded).outcome());
    assertEquals(
        client.post("b2_download_file_by_id", named + "}").outcome(),
        client.post("b2_download_file_by_id", padded).outcome());
    String tooLong = named + " ".repeat(1024 * 1024) + "}";
    assertEquals("400 bad_json", client.post("b2_download_file_by_id", tooLong).outcome());
    String many = "{\"a\":[" + "{},".repeat(30_000) + "{}]}";
    assertEquals("400 bad_json", client.post("b2_list_file_names", many).outcome());
    String fewer = "{\"a\":[" + "{},".repeat(14_000) + "{}]}";
    assertEquals("400 bad_request", client.post("b2_list_file_names", fewer).outcome());
  }

  /** Sends all but the last byte, lets something happen, and sends the last. */
  private TestAnswer held(NativeClient caller, String operation, String json, Runnable meanwhile)
      throws Exception {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    GatedStream body = new GatedStream(bytes);
    FutureTask<TestAnswer> answer =
        new FutureTask<>(() ->
            NativeClient.send(
                server,
                "POST",
                "/b2api/v2/" + operation,
                caller.withAuthorization(),
                body,
                bytes.length));
    Thread.ofVirtual().start(answer);
    body.awaitReached();
    meanwhile.run();
    body.open();
    return answer.get();
  }

  private String body(String operation, String otherKey, String largeFile) {
    return JsonText.object(
        switch (operation) {
          case "b2_create_key" ->
              fields("accountId", account(), "keyName", "n", "capabilities", List.of("listFiles"));
          case "b2_delete_key" -> fields("applicationKeyId", otherKey);
          case "b2_create_bucket" ->
              fields("accountId", account(), "bucketName", "new-bucket", "bucketType", "allPublic");
          case "b2_update_bucket" ->
              fields("accountId", account(), "bucketId", bucket, "bucketType", "allPublic");
          case "b2_delete_bucket" -> fields("accountId", account(), "bucketId", bucket);
          case "b2_cancel_large_file" -> fields("fileId", largeFile);
          case "b2_list_keys", "b2_list_buckets" -> fields("accountId", account());
          case "b2_get_download_authorization" ->
              fields("bucketId", bucket, "fileNamePrefix", "", "validDurationInSeconds", 60);
          default -> fields("bucketId", bucket);
        });
  }

  private String account() {
    return client.accountId();
  }

  private static Object[] fields(Object... namesAndValues) {
    return namesAndValues;
  }
}
