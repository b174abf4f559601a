package dev.strongroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.testing.FreePort;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process: starts, stops, and who may not have its directory. */
class ServeTest {
  @TempDir Path directory;

  @Test
  void firstStartMakesAnAccountWithAGeneratedPasswordAndLaterStartsShowAddressesAlone()
      throws Exception {
    String password;
    try (Launched first = Server.start(directory)) {
      String api = first.lineAfter("API");
      assertTrue(api.startsWith("http://127.0.0.1:"), api);
      assertTrue(first.lineAfter("Console").startsWith("http://127.0.0.1:"));
      assertEquals("owner@localhost", first.lineAfter("E-mail"));
      password = first.lineAfter("Password");
      assertTrue(password.matches("[a-z2-9]{5}(-[a-z2-9]{5}){3}"), "generated");
      assertEquals("", first.lineAfter("./strongroom key master"));
      first.lineAfter("b2 bucket list");
      first.lineAfter("rclone lsd");
      first.lineAfter("restic");
      assertEquals(401, new Native(api).get("/").status());
      assertEquals(128 + 15, first.terminate());
    }
    try (Launched second = Server.start(directory)) {
      second.lineAfter("Data");
      second.terminate();
      assertFalse(second.output().contains(password));
      assertFalse(second.output().contains("Password"));
    }
    try (Launched list = Launched.run(directory, "account", "list")) {
      assertEquals(2, list.output().lines().count(), list.output());
    }
  }

  @Test
  void noTwoInstallationsHaveTheSameCredentials() throws Exception {
    Path other = Files.createDirectory(directory.resolve("other"));
    try (Launched one = Server.start(directory);
        Launched two = Server.start(other)) {
      assertFalse(one.lineAfter("Password").equals(two.lineAfter("Password")));
    }
  }

  @Test
  void aLockedDirectoryIsRefusedWithTheNameOfItsHolder() throws Exception {
    try (Launched holder = Server.start(directory)) {
      holder.lineAfter("Data");
      try (Launched refused = Server.start(directory)) {
        assertEquals(3, refused.await());
        assertTrue(refused.errors().contains("process " + holder.pid()), refused::errors);
        assertEquals(1, refused.errors().lines().count(), "one sentence");
      }
    }
  }

  @Test
  void aTakenPortIsRefusedAndTheDirectoryIsFreeAgain() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      try (Launched refused =
          Launched.in(directory, "serve", "--listen", port, "--console-listen", "0")) {
        assertEquals(4, refused.await());
        assertTrue(refused.errors().contains(port), refused::errors);
      }
    }
    try (Launched server = Server.start(directory)) {
      server.lineAfter("Password");
    }
  }

  @Test
  void withoutItsKeyEncryptionKeyTheServerDoesNotStart() throws Exception {
    runOnce();
    Path key = directory.resolve("strongroom-data/key-encryption-key");
    assertEquals("r--------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    Path away = directory.resolve("away");
    Files.move(key, away);
    try (Launched refused = Server.start(directory)) {
      assertEquals(3, refused.await());
      assertTrue(refused.errors().contains("key-encryption key"), refused::errors);
    }
    assertFalse(Files.exists(key), "no new key is made in its place");
    try (Launched server = Server.start(directory, "--key-encryption-key", away.toString())) {
      server.lineAfter("Data");
    }
  }

  @Test
  void anotherKeyEncryptionKeyIsRefused() throws Exception {
    runOnce();
    Path other = Files.createDirectory(directory.resolve("other"));
    try (Launched server = Server.start(other)) {
      server.lineAfter("Password");
    }
    String wrong = other.resolve("strongroom-data/key-encryption-key").toString();
    try (Launched refused = Server.start(directory, "--key-encryption-key", wrong)) {
      assertEquals(3, refused.await());
      assertTrue(refused.errors().contains("key-encryption key"), refused::errors);
      assertEquals(1, refused.errors().lines().count(), refused::errors);
    }
  }

  @Test
  void damagedMetadataAreRefusedWithASentence() throws Exception {
    runOnce();
    Path metadata = directory.resolve("strongroom-data/metadata.sqlite");
    byte[] bytes = Files.readAllBytes(metadata);
    java.util.Arrays.fill(bytes, 0, 4096, (byte) 0);
    Files.write(metadata, bytes);
    try (Launched refused = Server.start(directory)) {
      assertEquals(3, refused.await());
      assertTrue(refused.errors().contains("metadata"), refused::errors);
      assertEquals(1, refused.errors().lines().count(), refused::errors);
    }
  }

  /** Sheet 06, bad input 97; and none of the emulator's powers exist here. */
  @Test
  void nothingOfTheOperatorOrTheEmulatorAnswersOnTheNetwork() throws Exception {
    try (Launched server = Server.start(directory)) {
      String api = server.lineAfter("API");
      String console = server.lineAfter("Console");
      server.lineAfter("Password");
      for (String url : List.of(api, console)) {
        Native client = new Native(url);
        for (String path :
            List.of(
                "/dev/clock",
                "/control/list_accounts",
                "/metrics",
                "/env",
                "/heapdump",
                "/threads",
                "/actuator/env",
                "/debug/pprof",
                "/h2-console",
                "/jmx")) {
          // On the API's listener such a path names a bucket, and nobody has shown a key.
          boolean isApi = url.equals(api);
          Native.Answer got = client.get(path);
          Native.Answer posted = client.post(path, "{}");
          assertEquals(isApi ? 401 : 404, got.status(), path);
          assertEquals(isApi ? 501 : 404, posted.status(), path);
          assertEquals(isApi, got.body().contains("<Code>UnauthorizedAccess</Code>"), got::body);
          assertEquals(isApi, posted.body().contains("<Code>NotImplemented</Code>"), posted::body);
        }
      }
    }
  }

  @Test
  void testModesAreIgnored() throws Exception {
    try (Server server = Server.withMasterKey(directory)) {
      Native.Answer capped =
          server.call(
              "b2_get_upload_url",
              "{\"bucketId\":\"" + server.bucket("plain-bucket") + "\"}",
              "X-Bz-Test-Mode",
              "force_cap_exceeded");
      assertEquals(200, capped.status(), capped::body);
      for (int calls = 0; calls < 30; calls++) {
        assertEquals(
            200,
            server
                .call(
                    "b2_list_buckets",
                    "{\"accountId\":\"" + server.accountId() + "\"}",
                    "X-Bz-Test-Mode",
                    "expire_some_account_authorization_tokens")
                .status());
      }
    }
  }

  @Test
  void severalListenersServeTheSame() throws Exception {
    int port = FreePort.find();
    try (Launched server =
        Launched.in(directory, "serve", "--listen", "0," + port, "--console-listen", "0")) {
      String api = server.lineAfter("API");
      server.lineAfter("Password");
      assertEquals(401, new Native(api).get("/").status());
      assertEquals(401, new Native("http://127.0.0.1:" + port).get("/").status());
    }
  }

  private void runOnce() throws IOException, InterruptedException {
    try (Launched server = Server.start(directory)) {
      server.lineAfter("Password");
      server.terminate();
    }
  }
}
