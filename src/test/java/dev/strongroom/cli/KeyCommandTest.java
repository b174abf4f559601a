package dev.strongroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's commands about keys and accounts, with a server that runs and without one. */
class KeyCommandTest {
  @TempDir Path directory;

  @Test
  void aSecondMasterKeyEndsTheFirstAndItsTokensAtOnce() throws Exception {
    try (Server server = Server.withMasterKey(directory);
        Launched again = Launched.run(directory, "key", "master")) {
      assertEquals(server.accountId(), again.lineAfter("applicationKeyId:"));
      String second = again.lineAfter("applicationKey:");
      assertEquals(401, server.api().authorize(server.accountId(), server.masterKey()).status());
      assertEquals(401, listBuckets(server, server.token()).status());
      assertEquals(200, server.api().authorize(server.accountId(), second).status());
    }
  }

  @Test
  void keysAreMadeListedAndDeletedOnARunningServer() throws Exception {
    try (Server server = Server.withMasterKey(directory)) {
      server.bucket("first-bucket");
      Key key =
          create(
              "--name",
              "reader",
              "--capabilities",
              "listBuckets,listFiles",
              "--bucket",
              "first-bucket",
              "--name-prefix",
              "photos/",
              "--valid-duration-seconds",
              "3600");
      Native.Answer authorized = server.api().authorize(key.id, key.secret);
      assertEquals(200, authorized.status());
      assertTrue(authorized.body().contains("\"bucketName\": \"first-bucket\""));
      assertTrue(authorized.body().contains("\"namePrefix\": \"photos/\""));
      String token = authorized.text("authorizationToken");
      try (Launched list = Launched.run(directory, "key", "list")) {
        assertTrue(list.output().contains(key.id), list::output);
        assertFalse(list.output().contains(key.secret));
      }
      assertEquals(0, end("key", "delete", key.id));
      assertEquals(401, server.api().authorize(key.id, key.secret).status());
      assertEquals("bad_auth_token", listBuckets(server, token).text("code"));
      assertEquals(1, end("key", "delete", key.id));
    }
  }

  @Test
  void keysAreMadeListedAndDeletedOnAStoppedServer() throws Exception {
    try (Server server = Server.withMasterKey(directory)) {
      server.process().terminate();
    }
    Key kept = create("--name", "kept", "--all-capabilities");
    Key dropped = create("--name", "dropped", "--capabilities", "listFiles");
    assertEquals(0, end("key", "delete", dropped.id));
    try (Launched list = Launched.run(directory, "key", "list")) {
      assertTrue(list.output().contains(kept.id) && !list.output().contains(dropped.id));
    }
    try (Launched server = Server.start(directory)) {
      Native api = new Native(server.lineAfter("API"));
      assertEquals(200, api.authorize(kept.id, kept.secret).status());
      assertEquals(401, api.authorize(dropped.id, dropped.secret).status());
    }
  }

  @Test
  void aKeyForOneBucketServesOldVersionsAndOneForSeveralDoesNot() throws Exception {
    try (Server server = Server.withMasterKey(directory)) {
      String first = server.bucket("first-bucket");
      server.bucket("second-bucket");
      Key one = create("--name", "one", "--all-capabilities", "--bucket", first);
      Key several =
          create(
              "--name",
              "several",
              "--all-capabilities",
              "--bucket",
              first,
              "--bucket",
              "second-bucket");
      assertEquals(200, server.api().authorize(one.id, one.secret).status());
      assertEquals(400, server.api().authorize(several.id, several.secret).status());
    }
  }

  @Test
  void whatIsAgainstTheRulesEndsWithASentence() throws Exception {
    try (Server server = Server.withMasterKey(directory)) {
      server.bucket("first-bucket");
      List<List<String>> refused =
          List.of(
              List.of("--name", "x", "--capabilities", "listFools"),
              List.of("--name", "x y", "--capabilities", "listFiles"),
              List.of("--name", "x", "--capabilities", "listFiles", "--bucket", "no-such-bucket"),
              List.of("--name", "x", "--capabilities", "writeKeys", "--bucket", "first-bucket"),
              List.of(
                  "--name", "x", "--capabilities", "listFiles", "--valid-duration-seconds", "0"),
              List.of("--name", "x", "--capabilities", "listFiles", "--account", "nobody@x"));
      for (List<String> arguments : refused) {
        List<String> all = new java.util.ArrayList<>(List.of("key", "create"));
        all.addAll(arguments);
        try (Launched create = Launched.run(directory, all.toArray(String[]::new))) {
          assertEquals(1, create.await(), arguments::toString);
          assertEquals("", create.output());
          assertEquals(1, create.errors().lines().count(), create::errors);
        }
      }
      assertEquals(1, end("key", "delete", server.accountId()), "a master key");
      assertEquals(2, end("key", "delete", "nonsense"));
    }
  }

  @Test
  void withSeveralAccountsOneIsNamed() throws Exception {
    try (Launched first = Launched.run(directory, "account", "create", "--email", "a@example");
        Launched second = Launched.run(directory, "account", "create", "--email", "b@example");
        Launched taken = Launched.run(directory, "account", "create", "--email", "B@Example")) {
      assertEquals(0, first.await());
      assertTrue(first.lineAfter("accountId:").matches("[0-9a-f]{12}"));
      assertTrue(first.lineAfter("password:").length() > 20);
      assertEquals(0, second.await());
      assertEquals(1, taken.await(), "addresses are compared without regard to case");
    }
    assertEquals(1, end("key", "master"));
    assertEquals(0, end("key", "master", "--account", "A@EXAMPLE"));
    assertEquals(0, end("account", "password", "--account", "b@example"));
  }

  private record Key(String id, String secret) {}

  private Key create(String... arguments) throws InterruptedException {
    List<String> all = new java.util.ArrayList<>(List.of("key", "create"));
    all.addAll(List.of(arguments));
    try (Launched create = Launched.run(directory, all.toArray(String[]::new))) {
      assertEquals(0, create.await(), create::errors);
      return new Key(create.lineAfter("applicationKeyId:"), create.lineAfter("applicationKey:"));
    }
  }

  private int end(String... arguments) throws InterruptedException {
    try (Launched command = Launched.run(directory, arguments)) {
      return command.await();
    }
  }

  private static Native.Answer listBuckets(Server server, String token) throws Exception {
    return server
        .api()
        .call("b2_list_buckets", token, "{\"accountId\":\"" + server.accountId() + "\"}");
  }
}
