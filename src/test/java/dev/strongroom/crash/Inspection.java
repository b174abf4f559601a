package dev.strongroom.crash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Asks the server for everything that it knows after a crash. */
final class Inspection {
  private static final int PAGE = 1000;

  private final Set<String> verified = new HashSet<>();

  /** Compares a writer's journal with what the server says; content is read once. */
  void compare(CrashClient client, String bucketId, int writer, Journal journal)
      throws IOException {
    journal.compare(versions(client, bucketId, writer), keys(client, writer));
    for (Map.Entry<String, Known> entry : journal.versions().entrySet()) {
      Known known = entry.getValue();
      if (known.action().equals("upload") && verified.add(entry.getKey())) {
        CrashClient.Answer content = client.download(entry.getKey());
        assertEquals(200, content.status(), entry.getKey());
        assertArrayEquals(Bytes.of(known.seed(), known.length()), content.body(), entry.getKey());
      }
    }
    for (KnownKey key : journal.keys().values()) {
      if (!key.secret().isEmpty() && verified.add(key.id())) {
        assertEquals(200, client.login(key.id(), key.secret()).status(), key.name());
      }
    }
    checkDeletedKeys(client, journal);
  }

  /** Reads all content once more at the next comparison. */
  void forget() {
    verified.clear();
  }

  /** Neither the secret nor a token of a deleted key works; the newest ones of each writer. */
  private void checkDeletedKeys(CrashClient client, Journal journal) throws IOException {
    int from = Math.max(0, journal.deletedKeys().size() - 5);
    for (KnownKey key : journal.deletedKeys().subList(from, journal.deletedKeys().size())) {
      if (!key.secret().isEmpty()) {
        assertEquals(401, client.login(key.id(), key.secret()).status(), key.name());
      }
      if (!key.token().isEmpty()) {
        String json = "{\"accountId\":\"" + client.accountId() + "\"}";
        assertEquals(
            401, client.callWith(key.token(), "b2_list_buckets", json).status(), key.name());
      }
    }
  }

  private static Map<String, Journal.Found> versions(
      CrashClient client, String bucketId, int writer) throws IOException {
    Map<String, Journal.Found> found = new HashMap<>();
    String start = "";
    while (true) {
      CrashClient.Answer page =
          client.call(
              "b2_list_file_versions",
              "{\"bucketId\":\"%s\",\"prefix\":\"%s\",\"maxFileCount\":%d%s}"
                  .formatted(bucketId, Journal.prefix(writer), PAGE, start));
      for (Map<?, ?> version : page.list("files")) {
        found.put(
            String.valueOf(version.get("fileId")),
            new Journal.Found(
                String.valueOf(version.get("fileName")),
                String.valueOf(version.get("action")),
                version.get("contentLength") instanceof Number length ? length.longValue() : 0));
      }
      if (page.ok().get("nextFileName") == null) {
        return found;
      }
      start =
          ",\"startFileName\":\"%s\",\"startFileId\":\"%s\""
              .formatted(page.text("nextFileName"), page.text("nextFileId"));
    }
  }

  private static Map<String, String> keys(CrashClient client, int writer) throws IOException {
    Map<String, String> found = new HashMap<>();
    CrashClient.Answer page =
        client.call(
            "b2_list_keys",
            "{\"accountId\":\"%s\",\"maxKeyCount\":%d}".formatted(client.accountId(), PAGE));
    for (Map<?, ?> key : page.list("keys")) {
      String name = String.valueOf(key.get("keyName"));
      if (name.startsWith(Journal.prefix(writer))) {
        found.put(String.valueOf(key.get("applicationKeyId")), name);
      }
    }
    return found;
  }
}
