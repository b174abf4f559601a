package dev.strongroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.json.JsonReader;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.TextTable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/NOT-SUPPORTED.md is complete and true: every row of its first tables is sent. */
class NotSupportedTest {
  private static final Path DOCUMENT = Path.of("docs", "NOT-SUPPORTED.md");

  @TempDir Path directory;
  private TestServer server;
  private NativeClient client;
  private String bucket;
  private String file;
  private String largeFile;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    client = server.newAccount("owner@example.com").at("v4");
    bucket = client.createBucket("first-bucket", "allPrivate");
    file = client.upload(bucket, "a", new byte[] {1}).ok().text("fileId");
    largeFile =
        client
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

  @AfterEach
  void stop() {
    server.close();
  }

  /** What B2 publishes is there, or is said not to be. */
  @Test
  void everyPublishedOperationIsServedOrListed() throws Exception {
    Set<String> published = new HashSet<>();
    TextTable.read(NotSupportedTest.class, "published-operations.txt")
        .rows()
        .forEach(row -> published.add(row.getFirst()));
    Set<String> served =
        RegisteredOperation.all().stream()
            .filter(operation -> Set.of("b2", "partner").contains(operation.room()))
            .map(RegisteredOperation::name)
            .collect(Collectors.toSet());
    Set<String> listed = new HashSet<>();
    rows("Operations of the Native API").forEach(row -> listed.add(row.getFirst()));
    Set<String> both = new HashSet<>(served);
    both.retainAll(listed);
    assertEquals(Set.of(), both, "served, and listed as not supported");
    served.addAll(listed);
    assertEquals(published, served);
  }

  @Test
  void operations() throws Exception {
    for (List<String> row : rows("Operations of the Native API")) {
      for (String version : List.of("v1", "v2", "v3", "v4")) {
        assertEquals(row.get(1), client.at(version).call(row.get(0)).outcome(), row.get(0));
      }
    }
  }

  @Test
  void fields() throws Exception {
    for (List<String> row : rows("Fields of requests")) {
      Map<String, Object> request = goodRequest(row.get(0));
      assertEquals("200", call(row.get(0), request).outcome(), row.get(0) + " without anything");
      request = goodRequest(row.get(0));
      request.put(row.get(1), json(row.get(2)));
      TestAnswer answer = call(row.get(0), request);
      assertEquals(row.get(3), answer.outcome(), row::toString);
      assertTrue(answer.text("message").contains(row.get(1)), answer::toString);
      assertTrue(answer.text("message").contains("not supported"), answer::toString);
    }
  }

  @Test
  void headers() throws Exception {
    for (List<String> row : rows("Headers of requests")) {
      TestAnswer answer = withHeader(row.get(0), row.get(1));
      assertEquals(row.get(2), answer.outcome(), row::toString);
      assertTrue(answer.text("message").contains(row.get(1)), answer::toString);
      assertTrue(answer.text("message").contains("not supported"), answer::toString);
    }
    assertEquals(1, client.call("b2_list_file_names", "bucketId", bucket).rows("files").size());
  }

  private static List<List<String>> rows(String heading) throws Exception {
    return MarkdownTable.under(DOCUMENT, heading).rows();
  }

  private Map<String, Object> goodRequest(String operation) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (operation) {
      case "b2_create_bucket" -> {
        fields.put("accountId", client.accountId());
        fields.put("bucketName", "bucket-" + System.nanoTime());
        fields.put("bucketType", "allPrivate");
      }
      case "b2_update_bucket" -> {
        fields.put("accountId", client.accountId());
        fields.put("bucketId", bucket);
      }
      case "b2_start_large_file" -> {
        fields.put("bucketId", bucket);
        fields.put("fileName", "b");
        fields.put("contentType", "b2/x-auto");
      }
      case "b2_copy_file" -> {
        fields.put("sourceFileId", file);
        fields.put("fileName", "a");
      }
      case "b2_copy_part" -> {
        fields.put("sourceFileId", file);
        fields.put("largeFileId", largeFile);
        fields.put("partNumber", 1);
      }
      default -> throw new AssertionError("say what a good request is of " + operation);
    }
    return fields;
  }

  private TestAnswer call(String operation, Map<String, Object> fields) {
    List<Object> flat = new ArrayList<>();
    fields.forEach((name, value) -> {
      flat.add(name);
      flat.add(value);
    });
    return client.call(operation, flat.toArray());
  }

  private TestAnswer withHeader(String operation, String header) {
    return switch (operation) {
      case "b2_upload_file" -> client.uploadPlace(bucket).file("b").header(header, "x").send();
      case "b2_download_file_by_name" ->
          client.send(
              "GET",
              "/file/first-bucket/a",
              List.of(new Header("Authorization", client.token()), new Header(header, "x")),
              new byte[0]);
      default -> throw new AssertionError("say how to send headers to " + operation);
    };
  }

  private static Object json(String text) {
    byte[] object = ("{\"value\":" + text + "}").getBytes(StandardCharsets.UTF_8);
    return JsonReader.readObject(new ByteArrayInputStream(object), 1000).get("value");
  }
}
