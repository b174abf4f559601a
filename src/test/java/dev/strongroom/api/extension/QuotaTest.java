package dev.strongroom.api.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Partner;
import dev.strongroom.testing.Race;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.UploadPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotas of members and Groups (sheet 03 §14), with B2's refusals (sheet 01 §7.2). */
class QuotaTest {
  private static final int MIB = 1024 * 1024;
  private static final String CAP_EXCEEDED = "403 storage_cap_exceeded";

  @TempDir Path directory;
  private TestServer server;
  private Partner partner;
  private NativeClient member;
  private String bucket;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    partner = server.newPartner("admin@provider.example");
    member = partner.member("member@customer.example").at("v4");
    bucket = member.createBucket("members-bucket", "allPrivate");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aQuotaIsSetReadAndEnded() {
    Map<String, Object> none = new HashMap<>();
    none.put("bytes", null);
    none.put("buckets", null);
    assertEquals(none, extension("GET", ofMember(), "").value("quota"));
    TestAnswer set = extension("PUT", ofMember() + "/quota", "{\"bytes\":5,\"buckets\":1}");
    assertEquals(Map.of("bytes", 5L, "buckets", 1L), set.ok().json());
    assertEquals(set.json(), extension("GET", ofMember(), "").value("quota"));
    extension("PUT", ofGroup() + "/quota", "{\"bytes\":7}").ok();
    assertEquals(7L, extension("GET", ofGroup(), "").value("quota.bytes"));
    assertEquals(none, extension("PUT", ofMember() + "/quota", "{}").ok().json());
    assertEquals(none, extension("GET", ofMember(), "").value("quota"));
    assertEquals(
        "400 bad_request", extension("PUT", ofMember() + "/quota", "{\"bytes\":-1}").outcome());
    extension("PUT", ofMember() + "/quota", "{\"bytes\":5}").ok();
    assertEquals(
        "400 bad_request", extension("PUT", ofMember() + "/quota", "{\"byts\":6}").outcome());
    assertEquals(5L, extension("GET", ofMember(), "").value("quota.bytes"), "a typo ends nothing");
  }

  @Test
  void everyWayToStoreMoreIsRefusedInB2sWords() {
    String fileId = member.upload(bucket, "whole", new byte[60]).ok().text("fileId");
    UploadPlace place = member.uploadPlace(bucket);
    String large = startLarge();
    UploadPlace parts = member.partPlace(large);
    bound(member, 100);
    TestAnswer refused = place.file("more").content(new byte[41]).send();
    assertEquals(CAP_EXCEEDED, refused.outcome());
    assertEquals(
        "Cannot upload files, storage cap exceeded. See the Caps & Alerts page to increase your"
            + " cap.",
        refused.text("message"));
    assertEquals(CAP_EXCEEDED, place.file("big").content(new byte[MIB]).send().outcome());
    assertEquals(CAP_EXCEEDED, parts.part(1, new byte[41]).send().outcome());
    assertEquals(
        CAP_EXCEEDED,
        member.call("b2_copy_file", "sourceFileId", fileId, "fileName", "copy").outcome());
    assertEquals(
        CAP_EXCEEDED,
        member
            .call("b2_copy_part", "sourceFileId", fileId, "largeFileId", large, "partNumber", 1)
            .outcome());
    parts.part(1, new byte[40]).send().ok();
    assertEquals(
        CAP_EXCEEDED, member.call("b2_get_upload_url", "bucketId", bucket).outcome(), "it is full");
    String without = startLarge();
    assertEquals(CAP_EXCEEDED, member.call("b2_get_upload_part_url", "fileId", without).outcome());
    assertEquals(100L, extension("GET", ofMember(), "").value("stored.bytes"));
    assertEquals(1, server.blobCount(), "nothing of what was refused is left");
    member.call("b2_cancel_large_file", "fileId", large).ok();
    member.upload(bucket, "instead", new byte[40]).ok();
    member.call("b2_delete_file_version", "fileId", fileId, "fileName", "whole").ok();
    member.upload(bucket, "again", new byte[60]).ok();
  }

  /** What it takes the place of is freed, so that a part that came damaged can come again. */
  @Test
  void aPartInPlaceOfAnotherNeedsRoomForTheDifferenceAlone() {
    String source = member.upload(bucket, "source", new byte[60]).ok().text("fileId");
    String large = startLarge();
    member.partPlace(large).part(1, new byte[90]).send().ok();
    bound(member, 160);
    UploadPlace parts = member.partPlace(large);
    parts.part(1, new byte[90]).send().ok();
    assertEquals(CAP_EXCEEDED, parts.part(2, new byte[11]).send().outcome());
    assertEquals(CAP_EXCEEDED, parts.part(1, new byte[101]).send().outcome());
    parts.part(1, new byte[100]).send().ok();
    assertEquals(160L, extension("GET", ofMember(), "").value("stored.bytes"));
    bound(member, 10);
    member.call("b2_copy_part", "sourceFileId", source, "largeFileId", large, "partNumber", 1).ok();
    member.partPlace(large).part(1, new byte[60]).send().ok();
    assertEquals(CAP_EXCEEDED, parts.part(1, new byte[61]).send().outcome());
    assertEquals(120L, extension("GET", ofMember(), "").value("stored.bytes"));
    bound(member, 120);
    S3Client s3 = S3Client.of(member, List.of("writeFiles", "readFiles"), List.of(), "");
    String part = "/members-bucket/large?partNumber=1&uploadId=" + large;
    assertEquals("200", S3Client.outcome(s3.send("PUT", part, new byte[60])));
    assertEquals("403 AccessDenied", S3Client.outcome(s3.send("PUT", part, new byte[61])));
    assertEquals(
        "200",
        S3Client.outcome(s3.send("PUT", part, "x-amz-copy-source", "/members-bucket/source")));
  }

  /** The difference is that of the commit: of many that each fit alone, one fits. */
  @Test
  void parallelPartsInPlaceOfOthersKeepToTheQuota() throws Exception {
    String large = startLarge();
    UploadPlace place = member.partPlace(large);
    for (int number = 1; number <= 12; number++) {
      place.part(number, new byte[10]).send().ok();
    }
    bound(member, 130);
    List<Supplier<TestAnswer>> uploads = new ArrayList<>();
    for (int number = 1; number <= 12; number++) {
      UploadPlace own = member.partPlace(large);
      int part = number;
      uploads.add(() -> own.part(part, new byte[20]).send());
    }
    List<TestAnswer> answers = Race.of(uploads);
    assertEquals(1, answers.stream().filter(answer -> answer.status() == 200).count());
    assertEquals(130L, extension("GET", ofMember(), "").value("stored.bytes"));
  }

  @Test
  void theS3ApiSaysAccessDenied() {
    S3Client s3 = S3Client.of(member, List.of("writeFiles", "listBuckets"), List.of(), "");
    bound(member, 10);
    TestAnswer refused = s3.send("PUT", "/members-bucket/a", new byte[11]);
    assertEquals("403 AccessDenied", S3Client.outcome(refused));
    assertTrue(S3Client.element(refused, "Message").contains("storage cap exceeded"));
    assertEquals(200, s3.send("PUT", "/members-bucket/a", new byte[10]).status());
  }

  /** What is stored never passes the quota, however many bodies are on their way. */
  @Test
  void parallelUploadsOfAllMembersKeepToTheGroupsQuota() throws Exception {
    NativeClient other = partner.member("other@customer.example").at("v4");
    String otherBucket = other.createBucket("others-bucket", "allPrivate");
    extension("PUT", ofGroup() + "/quota", "{\"bytes\":1000}").ok();
    List<Supplier<TestAnswer>> uploads = new ArrayList<>();
    for (int number = 0; number < 20; number++) {
      UploadPlace own = member.uploadPlace(bucket);
      UploadPlace others = other.uploadPlace(otherBucket);
      String name = "file" + number;
      uploads.add(() -> own.file(name).content(new byte[90]).send());
      uploads.add(() -> others.file(name).content(new byte[90]).send());
    }
    List<TestAnswer> answers = Race.of(uploads);
    assertEquals(11, answers.stream().filter(answer -> answer.status() == 200).count());
    assertEquals(
        29, answers.stream().filter(answer -> answer.outcome().equals(CAP_EXCEEDED)).count());
    assertEquals(990L, extension("GET", ofGroup(), "").value("stored.bytes"));
    partner.eject(other.accountId()).ok();
    other.upload(otherBucket, "free", new byte[2000]).ok();
  }

  @Test
  void noBucketMoreThanTheQuota() {
    extension("PUT", ofMember() + "/quota", "{\"buckets\":1}").ok();
    TestAnswer refused =
        member.call(
            "b2_create_bucket",
            "accountId",
            member.accountId(),
            "bucketName",
            "one-too-many",
            "bucketType",
            "allPrivate");
    assertEquals("400 too_many_buckets", refused.outcome());
  }

  private String startLarge() {
    return member
        .call(
            "b2_start_large_file",
            "bucketId",
            bucket,
            "fileName",
            "large",
            "contentType",
            "b2/x-auto")
        .ok()
        .text("fileId");
  }

  private void bound(NativeClient whose, long bytes) {
    extension(
            "PUT",
            ofGroup() + "/members/" + whose.accountId() + "/quota",
            "{\"bytes\":" + bytes + "}")
        .ok();
  }

  private String ofGroup() {
    return "groups/" + partner.groupId();
  }

  private String ofMember() {
    return ofGroup() + "/members/" + member.accountId();
  }

  private TestAnswer extension(String method, String below, String body) {
    return partner
        .client()
        .send(
            method,
            "/api/v1/" + below,
            List.of(new Header("Authorization", partner.client().token())),
            body.getBytes(StandardCharsets.UTF_8));
  }
}
