package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.api.Call;
import dev.strongroom.api.Headers;
import dev.strongroom.api.Reply;
import dev.strongroom.maintenance.OrphanSweep;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Part;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Planted;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hiding, deleting and asking for one version: sheet 02 §8. */
class RemovalTest {
  private static final byte[] SMALL = {1, 2, 3};

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private String bucket;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com");
    bucket = owner.createBucket("plain-bucket", "allPrivate");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aHideMarkerIsAVersionWithoutContent() {
    owner.upload(bucket, "a", SMALL).ok();
    TestAnswer marker = hide(owner, "a").ok();
    assertEquals(
        Map.of(
            "accountId",
            owner.accountId(),
            "action",
            "hide",
            "bucketId",
            bucket,
            "contentLength",
            0L,
            "contentMd5",
            "d41d8cd98f00b204e9800998ecf8427e",
            "contentSha1",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "contentType",
            "application/x-bz-hide-marker",
            "fileId",
            marker.text("fileId"),
            "fileInfo",
            Map.of(),
            "fileName",
            "a"),
        without(marker.json(), "uploadTimestamp"));
    assertEquals("404 not_found", owner.fetch("/file/plain-bucket/a").outcome());
  }

  /** The clock stands still, and still the marker is newer. */
  @Test
  void aHideMarkerIsNewerThanEveryVersion() {
    long uploaded = owner.upload(bucket, "a", SMALL).ok().number("uploadTimestamp");
    assertEquals(uploaded + 1, hide(owner, "a").ok().number("uploadTimestamp"));
  }

  /** Sheet 02 §21 no. 5. */
  @Test
  void hidingTwiceOrNothingIsRefused() {
    assertEquals("400 no_such_file", hide(owner, "a").outcome());
    owner
        .call("b2_start_large_file", "bucketId", bucket, "fileName", "a", "contentType", "a/b")
        .ok();
    TestAnswer unfinished = hide(owner, "a");
    assertEquals("400 no_such_file", unfinished.outcome());
    assertEquals("File not present: a", unfinished.text("message"));
    owner.upload(bucket, "a", SMALL).ok();
    hide(owner, "a").ok();
    TestAnswer again = hide(owner, "a");
    assertEquals("400 already_hidden", again.outcome());
    assertEquals("File already hidden: a", again.text("message"));
    assertEquals(
        "400 bad_bucket_id",
        owner.call("b2_hide_file", "bucketId", "0".repeat(24), "fileName", "a").outcome());
    assertEquals("400 bad_request", hide(owner, "").outcome());
  }

  @Test
  void hidingNeedsWriteFilesWithinReach() {
    owner.upload(bucket, "logs/a", SMALL).ok();
    NativeClient deleter = owner.createKey(List.of("deleteFiles", "listFiles"), List.of(), "");
    assertEquals("401 unauthorized", hide(deleter, "logs/a").outcome());
    NativeClient writer = owner.createKey(List.of("writeFiles"), List.of(bucket), "logs/");
    assertEquals("401 unauthorized", hide(writer, "other").outcome());
    assertEquals("200", hide(writer, "logs/a").outcome());
  }

  @Test
  void deletingTheNewestVersionShowsTheOneBefore() {
    String old = owner.upload(bucket, "a", SMALL).ok().text("fileId");
    String newer = owner.upload(bucket, "a", new byte[0]).ok().text("fileId");
    assertEquals(Map.of("fileId", newer, "fileName", "a"), delete(owner, "a", newer).ok().json());
    assertEquals(Optional.of(old), owner.fetch("/file/plain-bucket/a").header("X-Bz-File-Id"));
    delete(owner, "a", old).ok();
    assertEquals("404 not_found", owner.fetch("/file/plain-bucket/a").outcome());
    assertEquals("200", deleteBucket().outcome());
  }

  @Test
  void deletingAHideMarkerShowsTheFileAgain() {
    owner.upload(bucket, "a", SMALL).ok();
    delete(owner, "a", hide(owner, "a").text("fileId")).ok();
    assertEquals("200", owner.fetch("/file/plain-bucket/a").outcome());
  }

  @Test
  void idAndNameMustBelongTogether() {
    String id = owner.upload(bucket, "a", SMALL).ok().text("fileId");
    assertEquals("400 file_not_present", delete(owner, "b", id).outcome());
    assertEquals("200", owner.fetch("/file/plain-bucket/a").outcome());
    delete(owner, "a", id).ok();
    assertEquals("400 file_not_present", delete(owner, "a", id).outcome());
    assertEquals("400 bad_request", delete(owner, "a", "x").outcome());
    assertEquals("400 bad_request", delete(owner, "", id).outcome());
  }

  @Test
  void keysDeleteWithinTheirReachAndLearnNothingElse() {
    String inside = owner.upload(bucket, "logs/a", SMALL).ok().text("fileId");
    String outside = owner.upload(bucket, "secret", SMALL).ok().text("fileId");
    NativeClient writer = owner.createKey(List.of("writeFiles", "readFiles"), List.of(), "");
    assertEquals("401 unauthorized", delete(writer, "logs/a", inside).outcome());
    NativeClient deleter = owner.createKey(List.of("deleteFiles"), List.of(bucket), "logs/");
    assertEquals("401 unauthorized", delete(deleter, "secret", outside).outcome());
    assertEquals("401 unauthorized", delete(deleter, "logs/x", outside).outcome());
    delete(owner, "secret", outside).ok();
    assertEquals("401 unauthorized", delete(deleter, "secret", outside).outcome());
    assertEquals("200", delete(deleter, "logs/a", inside).outcome());
    NativeClient ofBucket = owner.createKey(List.of("deleteFiles"), List.of(bucket), "");
    assertEquals("400 file_not_present", delete(ofBucket, "logs/a", inside).outcome());
    NativeClient other = server.newAccount("other@example.com");
    String again = owner.upload(bucket, "a", SMALL).ok().text("fileId");
    assertEquals("400 file_not_present", delete(other, "a", again).outcome());
    assertEquals("200", owner.fetch("/file/plain-bucket/a").outcome());
  }

  /** Sheet 02 §8: the flag needs its capability, whether or not anything is locked. */
  @Test
  void bypassingGovernanceNeedsItsCapability() {
    String id = owner.upload(bucket, "a", SMALL).ok().text("fileId");
    NativeClient deleter = owner.createKey(List.of("deleteFiles"), List.of(), "");
    NativeClient bypasser =
        owner.createKey(List.of("deleteFiles", "bypassGovernance"), List.of(), "");
    Object[] fields = {"fileName", "a", "fileId", id, "bypassGovernance", true};
    assertEquals("401 unauthorized", deleter.call("b2_delete_file_version", fields).outcome());
    assertEquals("200", bypasser.call("b2_delete_file_version", fields).outcome());
  }

  @Test
  void contentGoesWithItsVersion() {
    byte[] large = new byte[100_000];
    String inBlob = owner.upload(bucket, "blob", large).ok().text("fileId");
    FileId inParts = Planted.largeFile(server, bucket, "parts", large, large);
    assertEquals(3, server.blobCount());
    delete(owner, "blob", inBlob).ok();
    assertEquals(2, server.blobCount());
    delete(owner, "parts", inParts.value()).ok();
    assertEquals(0, server.blobCount());
    String inline = owner.upload(bucket, "inline", SMALL).ok().text("fileId");
    delete(owner, "inline", inline).ok();
    assertEquals(
        Optional.empty(),
        server
            .metadata()
            .read(
                tables -> tables.smallBodies().find(new FileId(inline)).map(body -> body.length)));
  }

  @Test
  void deletingAnUnfinishedLargeFileCancelsIt() {
    String id =
        owner
            .call("b2_start_large_file", "bucketId", bucket, "fileName", "a", "contentType", "a/b")
            .ok()
            .text("fileId");
    owner.partPlace(id).part(1, new byte[100_000]).send().ok();
    assertEquals(1, server.blobCount());
    delete(owner, "a", id).ok();
    assertEquals(0, server.blobCount());
    assertEquals(
        List.of(),
        server.metadata().<List<Part>>read(tables -> tables.parts().list(new FileId(id), 1, 10)));
    assertEquals("400 bad_request", owner.call("b2_list_parts", "fileId", id).outcome());
  }

  @Test
  void whatIsDeletedWhileItIsReadIsReadToItsEnd() throws IOException {
    byte[] content = new byte[3_000_000];
    new Random(1).nextBytes(content);
    String id = owner.upload(bucket, "blob", content).ok().text("fileId");
    try (Reply.Source source = opened("/file/plain-bucket/blob")) {
      delete(owner, "blob", id).ok();
      assertArrayEquals(content, read(source));
    }
    assertEquals(0, server.blobCount());
  }

  @Test
  void aLargeFileThatIsDeletedWhileItIsReadIsReadToItsEnd() throws IOException {
    byte[] first = new byte[200_000];
    byte[] second = new byte[300_000];
    new Random(1).nextBytes(first);
    new Random(2).nextBytes(second);
    FileId id = Planted.largeFile(server, bucket, "large", first, second);
    try (Reply.Source one = opened("/file/plain-bucket/large");
        Reply.Source two = opened("/file/plain-bucket/large")) {
      delete(owner, "large", id.value()).ok();
      assertEquals("404 not_found", owner.fetch("/file/plain-bucket/large").outcome());
      new OrphanSweep(server.metadata(), server.blobs(), server.reading().leases()::drop)
          .run(Long.MAX_VALUE);
      assertArrayEquals(concatenation(first, second), read(one));
      one.close();
      assertArrayEquals(concatenation(first, second), read(two));
      assertEquals(2, server.blobCount());
    }
    assertEquals(0, server.blobCount());
  }

  @Test
  void infoIsTheFileObject() {
    TestAnswer uploaded = owner.upload(bucket, "a", SMALL).ok();
    String id = uploaded.text("fileId");
    assertEquals(uploaded.json(), owner.call("b2_get_file_info", "fileId", id).ok().json());
    TestAnswer marker = hide(owner, "a").ok();
    assertEquals(
        marker.json(), owner.call("b2_get_file_info", "fileId", marker.text("fileId")).ok().json());
    assertEquals(uploaded.json(), owner.get("b2_get_file_info", Map.of("fileId", id)).json());
  }

  @Test
  void thereIsNoInfoOfWhatIsUnfinishedUnknownOrNotInReach() {
    String started =
        owner
            .call("b2_start_large_file", "bucketId", bucket, "fileName", "a", "contentType", "a/b")
            .ok()
            .text("fileId");
    assertEquals("404 not_found", owner.call("b2_get_file_info", "fileId", started).outcome());
    String id = owner.upload(bucket, "secret", SMALL).ok().text("fileId");
    String unknown = id.substring(0, id.length() - 1) + (id.endsWith("1") ? "2" : "1");
    assertEquals("404 not_found", owner.call("b2_get_file_info", "fileId", unknown).outcome());
    TestAnswer malformed = owner.call("b2_get_file_info", "fileId", "bad-id");
    assertEquals("400 bad_request", malformed.outcome());
    assertEquals("Invalid fileId: bad-id", malformed.text("message"));
    NativeClient reader = owner.createKey(List.of("readFiles"), List.of(bucket), "logs/");
    assertEquals("401 unauthorized", reader.call("b2_get_file_info", "fileId", id).outcome());
    assertEquals("401 unauthorized", reader.call("b2_get_file_info", "fileId", unknown).outcome());
    NativeClient lister = owner.createKey(List.of("listFiles"), List.of(), "");
    assertEquals("401 unauthorized", lister.call("b2_get_file_info", "fileId", id).outcome());
    NativeClient other = server.newAccount("other@example.com");
    assertEquals("404 not_found", other.call("b2_get_file_info", "fileId", id).outcome());
  }

  @Test
  void evenInAPublicBucketInfoNeedsAToken() {
    String open = owner.createBucket("public-bucket", "allPublic");
    String id = owner.upload(open, "a", SMALL).ok().text("fileId");
    assertEquals(
        "401 bad_auth_token", server.stranger().call("b2_get_file_info", "fileId", id).outcome());
  }

  private TestAnswer hide(NativeClient client, String name) {
    return client.call("b2_hide_file", "bucketId", bucket, "fileName", name);
  }

  private static TestAnswer delete(NativeClient client, String name, String id) {
    return client.call("b2_delete_file_version", "fileName", name, "fileId", id);
  }

  private TestAnswer deleteBucket() {
    return owner.call("b2_delete_bucket", "accountId", owner.accountId(), "bucketId", bucket);
  }

  private Reply.Source opened(String path) {
    Reply reply =
        server.reply(
            new Call(
                "test",
                "GET",
                path,
                "",
                new Headers(owner.withAuthorization()),
                0,
                InputStream.nullInputStream(),
                "127.0.0.1",
                false));
    assertEquals(200, reply.status());
    return ((Reply.Stream) reply.body()).source();
  }

  private static byte[] read(Reply.Source source) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    source.transferTo(piece -> {
      byte[] copy = new byte[piece.remaining()];
      piece.get(copy);
      bytes.writeBytes(copy);
    });
    return bytes.toByteArray();
  }

  private static byte[] concatenation(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  private static Map<String, Object> without(Map<String, Object> fields, String name) {
    Map<String, Object> rest = new java.util.HashMap<>(fields);
    rest.remove(name);
    return rest;
  }
}
