package dev.strongroom.cli.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Partner;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daily usage reports of the Partner API (sheet 03 §9). */
class UsageReportsTest {
  private static final String ACCOUNT_HEAD =
      "date,bucket_id,bucket_name,uploaded_gb,deleted_gb,downloaded_gb,downloaded_bytes,"
          + "downloaded_favored_bytes,stored_gb,storage_byte_hours,api_txn_class_a,api_txn_class_b,"
          + "api_txn_class_c,api_txn_class_d\n";
  private static final String GROUP_HEAD =
      "date,account_id,account_email,group_id,reporting_location,bucket_id,bucket_name,"
          + "uploaded_gb,deleted_gb,downloaded_gb,downloaded_bytes,downloaded_favored_bytes,"
          + "stored_gb,storage_byte_hours,api_txn_class_a,api_txn_class_b,api_txn_class_c,"
          + "api_txn_class_d,resource_group_id,resource_group_name,line_version\n";

  @TempDir Path directory;

  @Test
  void everyDayIsReportedOnceWithSheet03sFilesAndColumns() {
    try (TestServer server = TestServer.in(directory, Instant.parse("2026-11-21T20:00:00Z"))) {
      server.services().sampling().sampleWhenDue();
      Partner partner = server.newPartner("admin@example.com");
      NativeClient member = partner.member("member@example.com");
      String bucket = member.createBucket("members-bucket", "allPrivate");
      member.upload(bucket, "a.txt", new byte[20_000_000]).ok();
      member.call("b2_list_file_names", "bucketId", bucket).ok();
      UsageReportsSchedule schedule =
          new UsageReportsSchedule(server.services(), server.operator());
      for (int hour = 0; hour < 5; hour++) {
        server.services().sampling().sampleWhenDue();
        server.clock().advance(Duration.ofHours(1));
      }
      schedule.writeWhenDue();
      Partner admin = again(server, partner);
      Map<String, String> files = files(admin);
      assertEquals(6, files.size(), "none of days before the account: " + files.keySet());
      String account = admin.accountId();
      String location = "us-west-000";
      assertEquals(
          List.of(
              "usage.account-" + account + ".csv",
              "usage.audit-account-" + account + ".csv",
              "usage.audit-group-" + admin.groupId() + "." + location + ".csv",
              "usage.group-" + admin.groupId() + ".reportingLocations.csv",
              "usage.group-" + admin.groupId() + "." + location + ".csv",
              "usage.groups.csv"),
          files.keySet().stream()
              .filter(name -> name.startsWith("2026-11-22/"))
              .map(name -> name.substring("2026-11-22/".length()))
              .toList());
      String group = admin.groupId();
      assertEquals(
          "date,group_id,line_version,report_file_name\n2026-11-21,"
              + group
              + ",1,usage.group-"
              + group
              + ".reportingLocations.csv\n",
          text(server, files, "2026-11-22/usage.groups.csv"));
      assertEquals(
          "date,group_id,line_version,report_file_name,reporting_location,resource_name\n"
              + "2026-11-21,"
              + group
              + ",1,usage.group-"
              + group
              + ".us-west-000.csv,us-west-000,\n",
          text(server, files, "2026-11-22/usage.group-" + group + ".reportingLocations.csv"));
      String begin =
          "2026-11-21," + member.accountId() + ",member@example.com," + group + ",us-west-000,";
      assertEquals(
          GROUP_HEAD
              + begin
              + ",,0.00,0.00,0.00,0,0,0.00,0,0,0,2,0,,,1\n"
              + begin
              + bucket
              + ",members-bucket,0.02,0.00,0.00,0,0,0.02,80000000,2,0,1,0,,,1\n",
          text(server, files, "2026-11-22/usage.group-" + group + ".us-west-000.csv"));
      String own = text(server, files, "2026-11-22/usage.account-" + account + ".csv");
      assertTrue(own.startsWith(ACCOUNT_HEAD + "2026-11-21,,,0.00,0.00,0.00,0,0,0.00,0,"), own);
      assertEquals(own, text(server, files, "2026-11-22/usage.audit-account-" + account + ".csv"));

      int blobs = server.blobCount();
      new UsageReportsSchedule(server.services(), server.operator()).writeWhenDue();
      assertEquals(files, files(admin), "a second run writes nothing");
      assertEquals(blobs, server.blobCount());
      server.clock().advance(Duration.ofDays(1));
      schedule.writeWhenDue();
      admin = again(server, partner);
      assertEquals(2 * 6, files(admin).size());
      String next = text(server, files(admin), "2026-11-23/usage.account-" + account + ".csv");
      assertTrue(next.contains("b2-reports-" + account), "the bucket itself is a row: " + next);
    }
  }

  /** Sheet 03 §9.3: a row tells of an account and a day that it was there, and a member. */
  @Test
  void noRowTellsOfTheTimeBeforeTheMembershipNorAFileOfTheTimeBeforeTheAccount() {
    try (TestServer server = TestServer.in(directory, Instant.parse("2026-11-18T20:00:00Z"))) {
      Partner partner = server.newPartner("admin@example.com");
      UsageReportsSchedule schedule =
          new UsageReportsSchedule(server.services(), server.operator());
      schedule.writeWhenDue();
      assertEquals(
          0,
          server.metadata().read(tables -> tables.buckets().list(account(partner))).size(),
          "no bucket without files");
      server.clock().advance(Duration.ofDays(2));
      Partner later = again(server, partner);
      NativeClient member = later.member("member@example.com");
      String second = server.newGroup(partner.accountId(), "Second", true, GroupProduct.STORAGE);
      server.clock().advance(Duration.ofDays(2));
      schedule.writeWhenDue();
      Map<String, String> files = files(again(server, partner));
      assertEquals(
          List.of("2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"),
          files.keySet().stream().map(name -> name.substring(0, 10)).distinct().toList());
      for (String day : List.of("2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22")) {
        boolean there = day.compareTo("2026-11-20") > 0;
        String members = day + "/usage.group-" + partner.groupId() + ".us-west-000.csv";
        assertEquals(there, files.containsKey(members), members);
        assertEquals(
            there, files.containsKey(day + "/usage.group-" + second + ".reportingLocations.csv"));
        assertEquals(
            there, text(server, files, day + "/usage.groups.csv").contains("," + second + ","));
        assertTrue(!there || text(server, files, members).contains(member.accountId()), members);
      }
    }
  }

  /** Sheet 03 §9.1: customers look into it and delete, and nothing else. */
  @Test
  void nobodyButTheServerWritesToTheBucket() {
    try (TestServer server = TestServer.in(directory, Instant.parse("2026-11-21T20:00:00Z"))) {
      Partner partner = server.newPartner("admin@example.com");
      server.clock().advance(Duration.ofDays(1));
      new UsageReportsSchedule(server.services(), server.operator()).writeWhenDue();
      NativeClient client = again(server, partner).client();
      Map<String, Object> bucket = reports(client);
      assertEquals("restricted", bucket.get("bucketType"));
      assertEquals(
          0,
          client
              .call("b2_list_buckets", "accountId", client.accountId())
              .ok()
              .rows("buckets")
              .size(),
          "listed to who asks for its type");
      String id = (String) bucket.get("bucketId");
      assertEquals("400 bad_request", client.upload(id, "mine.txt", new byte[3]).outcome());
      assertEquals(
          "400 bad_request",
          client
              .call(
                  "b2_update_bucket",
                  "accountId",
                  client.accountId(),
                  "bucketId",
                  id,
                  "bucketType",
                  "allPublic")
              .outcome());
      assertEquals(
          "400 bad_request",
          client
              .call(
                  "b2_create_bucket",
                  "accountId",
                  client.accountId(),
                  "bucketName",
                  "restricted-by-me",
                  "bucketType",
                  "restricted")
              .outcome());
      TestAnswer listed = client.call("b2_list_file_names", "bucketId", id).ok();
      Map<String, Object> file = listed.rows("files").getFirst();
      assertEquals(
          200,
          client
              .call(
                  "b2_delete_file_version",
                  "fileName",
                  file.get("fileName"),
                  "fileId",
                  file.get("fileId"))
              .status());
      assertEquals(0, again(server, partner).members().ok().rows("groupMembers").size());
    }
  }

  private static AccountId account(Partner partner) {
    return new AccountId(partner.accountId());
  }

  private static Partner again(TestServer server, Partner partner) {
    NativeClient client =
        NativeClient.authorize(server, partner.accountId(), partner.masterKey()).at("v3");
    return new Partner(client, partner.masterKey(), partner.groupId());
  }

  private static Map<String, Object> reports(NativeClient client) {
    return client
        .call(
            "b2_list_buckets",
            "accountId",
            client.accountId(),
            "bucketTypes",
            List.of("restricted"))
        .ok()
        .rows("buckets")
        .getFirst();
  }

  /** The ids of all files in the bucket, by name. */
  private static Map<String, String> files(Partner partner) {
    NativeClient client = partner.client();
    Map<String, String> files = new TreeMap<>();
    client
        .call(
            "b2_list_file_versions",
            "bucketId",
            reports(client).get("bucketId"),
            "maxFileCount",
            1000)
        .ok()
        .rows("files")
        .forEach(file -> files.put((String) file.get("fileName"), (String) file.get("fileId")));
    return files;
  }

  private static String text(TestServer server, Map<String, String> files, String name) {
    return new String(server.content(files.get(name)), StandardCharsets.UTF_8);
  }
}
