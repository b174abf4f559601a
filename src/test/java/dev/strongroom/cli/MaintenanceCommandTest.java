package dev.strongroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scrub, backup and restore as the operator runs them (sheet 06, R-6, R-17 and bad input 95). */
class MaintenanceCommandTest {
  private static final String LEDGER = "strongroom-data/revocations.log";

  @TempDir Path directory;

  @Test
  void aBackupOfARunningServerIsRestoredWithoutTheKeysRevokedSince() throws Exception {
    String id;
    String secret;
    String master;
    String masterId;
    try (Server server = Server.withMasterKey(directory)) {
      server.bucket("first-bucket");
      masterId = server.accountId();
      master = server.masterKey();
      try (Launched key =
          Launched.run(directory, "key", "create", "--name", "doomed", "--all-capabilities")) {
        id = key.lineAfter("applicationKeyId:");
        secret = key.lineAfter("applicationKey:");
      }
      run(0, "backup", "saved");
      run(0, "key", "delete", id);
    }
    Path restored = Files.createDirectory(directory.resolve("restored"));
    Files.copy(
        directory.resolve("strongroom-data/key-encryption-key"),
        restored.resolve("key-encryption-key"));
    run(2, "restore", "saved", "--data", "restored");
    String told = run(0, "restore", "saved", "--data", "restored", "--revocations", LEDGER);
    assertTrue(told.contains("1 keys and 0 master keys revoked"), told);
    run(3, "restore", "saved", "--data", "restored", "--revocations", LEDGER);
    try (Launched process = Server.start(directory, "--data", "restored")) {
      Native api = new Native(process.lineAfter("API"));
      assertEquals(401, api.authorize(id, secret).status());
      Native.Answer authorized = api.authorize(masterId, master);
      assertEquals(200, authorized.status());
      String buckets =
          api.call(
                  "b2_list_buckets",
                  authorized.text("authorizationToken"),
                  "{\"accountId\":\"" + masterId + "\"}")
              .body();
      assertTrue(buckets.contains("first-bucket"), buckets);
    }
  }

  @Test
  void aScrubNamesTheFileWhoseBytesAreDamaged() throws Exception {
    try (Server server = Server.withMasterKey(directory)) {
      String bucket = server.bucket("first-bucket");
      Native.Answer place = server.call("b2_get_upload_url", "{\"bucketId\":\"" + bucket + "\"}");
      String large =
          server
              .call(
                  "b2_start_large_file",
                  "{\"bucketId\":\"%s\",\"fileName\":\"large\",\"contentType\":\"b2/x-auto\"}"
                      .formatted(bucket))
              .text("fileId");
      Native.Answer partPlace =
          server.call("b2_get_upload_part_url", "{\"fileId\":\"" + large + "\"}");
      assertEquals(
          200,
          server
              .api()
              .upload(
                  partPlace.text("uploadUrl"),
                  partPlace.text("authorizationToken"),
                  "unused",
                  "X-Bz-Part-Number",
                  "1")
              .status());
      assertEquals(
          200,
          server
              .api()
              .upload(place.text("uploadUrl"), place.text("authorizationToken"), "small")
              .status());
      String clean = run(0, "scrub");
      assertTrue(clean.contains("2 file versions") && clean.contains(" 0 damaged"), clean);
      damageABlob();
      String damaged = run(1, "scrub");
      assertTrue(damaged.contains("damaged: first-bucket/large"), damaged);
    }
  }

  private void damageABlob() throws Exception {
    try (Stream<Path> files = Files.walk(directory.resolve("strongroom-data/blobs"))) {
      Path blob = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(blob);
      bytes[0] ^= 1;
      Files.write(blob, bytes, StandardOpenOption.WRITE);
    }
  }

  private String run(int exitCode, String... arguments) throws InterruptedException {
    try (Launched command = Launched.run(directory, arguments)) {
      assertEquals(exitCode, command.await(), command::errors);
      return command.output();
    }
  }
}
