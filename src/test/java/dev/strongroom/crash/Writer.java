package dev.strongroom.crash;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A client that does one thing after the other until the server is gone. */
final class Writer {
  private static final int SMALL = 16_000;
  private static final int MIDDLE = 200_000;
  private static final int PART = 5_000_000;
  private static final int MOST_KEYS = 10;

  private final int number;
  private final String bucketId;
  private final Journal journal;
  private final Random random;
  private CrashClient client;
  private String uploadUrl = "";
  private String uploadToken = "";
  private int names;

  Writer(int number, String bucketId, Journal journal, Random random, CrashClient client) {
    this.number = number;
    this.bucketId = bucketId;
    this.journal = journal;
    this.random = random;
    this.client = client;
  }

  /** Works against the server that this client reaches, until it is gone. */
  void work(CrashClient newClient) {
    client = newClient;
    try {
      CrashClient.Answer place =
          client.call("b2_get_upload_url", "{\"bucketId\":\"" + bucketId + "\"}");
      uploadUrl = place.text("uploadUrl");
      uploadToken = place.text("authorizationToken");
      while (true) {
        step();
      }
    } catch (IOException killed) {
      // As intended: what was asked last stays in doubt.
    }
  }

  private void step() throws IOException {
    int choice = random.nextInt(100);
    if (choice < 40) {
      upload(1 + random.nextInt(choice < 25 ? SMALL : MIDDLE));
    } else if (choice < 52) {
      copy();
    } else if (choice < 62) {
      hide();
    } else if (choice < 78) {
      deleteVersion();
    } else if (choice < 80) {
      large();
    } else if (choice < 90) {
      createKey();
    } else {
      deleteKey();
    }
  }

  private void upload(int length) throws IOException {
    Known version = new Known(newName(), "upload", random.nextLong(), length);
    byte[] bytes = Bytes.of(version.seed(), length);
    journal.asking(new Doubt.Added(version));
    String fileId =
        client
            .upload(
                uploadUrl,
                uploadToken,
                bytes,
                "X-Bz-File-Name",
                version.name(),
                "Content-Type",
                "application/octet-stream")
            .text("fileId");
    journal.added(fileId, version);
  }

  private void copy() throws IOException {
    Map.Entry<String, Known> source = any("upload");
    if (source == null) {
      return;
    }
    Known original = source.getValue();
    Known version = new Known(newName(), "upload", original.seed(), original.length());
    journal.asking(new Doubt.Added(version));
    String fileId =
        client
            .call(
                "b2_copy_file",
                "{\"sourceFileId\":\"%s\",\"fileName\":\"%s\"}"
                    .formatted(source.getKey(), version.name()))
            .text("fileId");
    journal.added(fileId, version);
  }

  private void hide() throws IOException {
    Map.Entry<String, Known> hidden = any("upload");
    if (hidden == null) {
      return;
    }
    Known marker = new Known(hidden.getValue().name(), "hide", 0, 0);
    if (journal.versions().containsValue(marker)) {
      return;
    }
    journal.asking(new Doubt.Added(marker));
    String fileId =
        client
            .call(
                "b2_hide_file",
                "{\"bucketId\":\"%s\",\"fileName\":\"%s\"}".formatted(bucketId, marker.name()))
            .text("fileId");
    journal.added(fileId, marker);
  }

  private void deleteVersion() throws IOException {
    Map.Entry<String, Known> doomed = any(random.nextInt(4) == 0 ? "hide" : "upload");
    Map.Entry<String, Known> unfinished = any("start");
    if (unfinished != null && random.nextInt(4) == 0) {
      journal.asking(new Doubt.Removed(unfinished.getKey()));
      Map<String, Object> unused =
          client.call("b2_cancel_large_file", "{\"fileId\":\"" + unfinished.getKey() + "\"}").ok();
      journal.removed(unfinished.getKey());
    } else if (doomed != null) {
      journal.asking(new Doubt.Removed(doomed.getKey()));
      Map<String, Object> unused =
          client
              .call(
                  "b2_delete_file_version",
                  "{\"fileId\":\"%s\",\"fileName\":\"%s\"}"
                      .formatted(doomed.getKey(), doomed.getValue().name()))
              .ok();
      journal.removed(doomed.getKey());
    }
  }

  private void large() throws IOException {
    int length = PART + 1 + random.nextInt(SMALL);
    Known version = new Known(newName(), "start", random.nextLong(), length);
    journal.asking(new Doubt.Added(version));
    String fileId =
        client
            .call(
                "b2_start_large_file",
                "{\"bucketId\":\"%s\",\"fileName\":\"%s\",\"contentType\":\"b2/x-auto\"}"
                    .formatted(bucketId, version.name()))
            .text("fileId");
    journal.added(fileId, version);
    byte[] bytes = Bytes.of(version.seed(), length);
    CrashClient.Answer place =
        client.call("b2_get_upload_part_url", "{\"fileId\":\"" + fileId + "\"}");
    byte[] first = java.util.Arrays.copyOf(bytes, PART);
    byte[] second = java.util.Arrays.copyOfRange(bytes, PART, length);
    int partNumber = 1;
    for (byte[] part : List.of(first, second)) {
      Map<String, Object> unused =
          client
              .upload(
                  place.text("uploadUrl"),
                  place.text("authorizationToken"),
                  part,
                  "X-Bz-Part-Number",
                  String.valueOf(partNumber++))
              .ok();
      journal.answered();
    }
    if (random.nextInt(5) == 0) {
      return;
    }
    journal.asking(new Doubt.Finished(fileId));
    Map<String, Object> unused =
        client
            .call(
                "b2_finish_large_file",
                "{\"fileId\":\"%s\",\"partSha1Array\":[\"%s\",\"%s\"]}"
                    .formatted(fileId, Bytes.sha1(first), Bytes.sha1(second)))
            .ok();
    journal.added(fileId, version.finished());
  }

  private void createKey() throws IOException {
    if (journal.keys().size() >= MOST_KEYS) {
      return;
    }
    String name = newName();
    journal.asking(new Doubt.KeyAdded(name));
    CrashClient.Answer made =
        client.call(
            "b2_create_key",
            "{\"accountId\":\"%s\",\"keyName\":\"%s\",\"capabilities\":[\"listBuckets\"]}"
                .formatted(client.accountId(), name));
    String id = made.text("applicationKeyId");
    String secret = made.text("applicationKey");
    journal.keyAdded(new KnownKey(id, name, secret, ""));
    if (random.nextBoolean()) {
      String token = client.login(id, secret).text("authorizationToken");
      journal.keyAdded(new KnownKey(id, name, secret, token));
    }
  }

  private void deleteKey() throws IOException {
    if (journal.keys().isEmpty()) {
      return;
    }
    String id = pick(List.copyOf(journal.keys().keySet()));
    journal.asking(new Doubt.KeyRemoved(id));
    Map<String, Object> unused =
        client.call("b2_delete_key", "{\"applicationKeyId\":\"" + id + "\"}").ok();
    journal.keyRemoved(id);
  }

  private Map.Entry<String, Known> any(String action) {
    List<Map.Entry<String, Known>> fitting =
        journal.versions().entrySet().stream()
            .filter(entry -> entry.getValue().action().equals(action))
            .toList();
    return fitting.isEmpty() ? null : pick(fitting);
  }

  private String newName() {
    return Journal.prefix(number) + "%06d".formatted(names++);
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
