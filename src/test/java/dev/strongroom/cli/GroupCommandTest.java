package dev.strongroom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners, Groups and the states of accounts, as an operator sets them up (sheet 03 §2). */
class GroupCommandTest {
  @TempDir Path directory;

  @Test
  void aPartnerIsSetUpOnARunningServer() throws Exception {
    try (Server server = Server.withMasterKey(directory)) {
      assertFalse(authorize(server).contains("groupsApi"));
      assertEquals(0, end("group", "enable"));
      try (Launched create = Launched.run(directory, "group", "create", "--name", "Customers")) {
        assertEquals(0, create.await(), create::errors);
        String groupId = create.lineAfter("groupId:");
        assertTrue(authorize(server).contains("groupsApi"));
        try (Launched add =
            Launched.run(
                directory,
                "group",
                "add",
                "--group",
                groupId,
                "--email",
                "one@customer.example",
                "--region",
                "eu-central",
                "--account",
                server.accountId())) {
          assertEquals(0, add.await(), add::errors);
          String keyId = add.lineAfter("applicationKeyId:");
          String key = add.lineAfter("applicationKey:");
          assertEquals(200, server.api().authorize(keyId, key).status());
        }
        try (Launched list = Launched.run(directory, "group", "list")) {
          assertTrue(list.output().contains("Customers"), list::output);
          String row = list.output().lines().toList().get(1);
          assertTrue(row.matches(groupId + " .* 1 .*"), row);
          assertTrue(row.contains(server.accountId()) && row.contains("@"), "its admin: " + row);
        }
      }
      assertEquals(0, end("group", "disable", "--account", server.accountId()));
      assertFalse(authorize(server).contains("groupsApi"));
    }
  }

  @Test
  void aPartnerIsSetUpOnAStoppedServer() throws Exception {
    try (Server server = Server.withMasterKey(directory)) {
      server.process().terminate();
    }
    assertEquals(0, end("group", "enable", "--phone-verified"));
    assertEquals(
        0,
        end("group", "create", "--name", "Offline", "--unmanaged", "--product", "storage,backup"));
    try (Launched list = Launched.run(directory, "group", "list")) {
      assertTrue(list.output().contains("BACKUP,STORAGE"), list::output);
    }
  }

  @Test
  void whatIsAgainstTheRulesEndsWithASentence() throws Exception {
    try (Server unused = Server.withMasterKey(directory)) {
      assertEquals(1, end("group", "create", "--name", "x", "--product", "tapes"));
      assertEquals(
          1,
          end(
              "group",
              "create",
              "--name",
              "x",
              "--automatic-approval",
              "--accepted-domain",
              "example.com"));
      assertEquals(1, end("group", "add", "--group", "77", "--email", "a@b.example"));
      assertEquals(1, end("account", "state", "asleep"));
      assertEquals(2, end("group", "create"));
    }
  }

  @Test
  void aSuspendedAccountWorksAgainWhenItIsActive() throws Exception {
    try (Server server = Server.withMasterKey(directory)) {
      assertEquals(0, end("account", "state", "suspended"));
      Native.Answer refused = server.api().authorize(server.accountId(), server.masterKey());
      assertEquals(403, refused.status());
      assertEquals("account_trouble", refused.text("code"));
      assertEquals(0, end("account", "state", "active"));
      assertEquals(200, server.api().authorize(server.accountId(), server.masterKey()).status());
    }
  }

  private static String authorize(Server server) throws Exception {
    Native.Answer answer = server.api().authorize(server.accountId(), server.masterKey());
    assertEquals(200, answer.status());
    return answer.body();
  }

  private int end(String... arguments) throws InterruptedException {
    try (Launched command = Launched.run(directory, arguments)) {
      return command.await();
    }
  }
}
