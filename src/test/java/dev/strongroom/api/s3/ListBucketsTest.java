package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.element;
import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheet 04 §3.2, ListBuckets: by name, all of them or page by page. */
class ListBucketsTest {
  private static final Pattern NAME = Pattern.compile("<Name>([^<]*)</Name>");

  @TempDir Path directory;
  private TestServer server;
  private S3Client client;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    NativeClient owner = server.newAccount("owner@example.com");
    for (String name : List.of("logs-two", "data-one", "Data-two", "logs-one", "logs-six")) {
      owner.createBucket(name, "allPrivate");
    }
    client = S3Client.of(owner, List.of("listBuckets"), List.of(), "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 10_000, 20_000})
  void pagesTogetherAreTheWhole(int most) {
    List<String> whole = names(client.send("GET", "/"));
    assertEquals(List.of("data-one", "Data-two", "logs-one", "logs-six", "logs-two"), whole);
    List<String> pages = new ArrayList<>();
    String token = "";
    do {
      TestAnswer page = client.send("GET", "/?" + token + "max-buckets=" + most);
      assertEquals("200", outcome(page));
      pages.addAll(names(page));
      token = element(page, "ContinuationToken");
      token = token.isEmpty() ? "" : "continuation-token=" + token + "&";
    } while (!token.isEmpty() && pages.size() < 10);
    assertEquals(whole, pages);
  }

  @Test
  void thoseOfAPrefixAndThoseOfTheRegion() {
    TestAnswer logs = client.send("GET", "/?max-buckets=2&prefix=logs-");
    assertEquals(List.of("logs-one", "logs-six"), names(logs));
    assertEquals("logs-", element(logs, "Prefix"));
    assertEquals(5, names(client.send("GET", "/?bucket-region=us-east-1")).size());
    assertEquals(List.of(), names(client.send("GET", "/?bucket-region=us-west-004")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"max-buckets=0", "max-buckets=-1", "max-buckets=x", "continuation-token=x"})
  void whatCannotBeMeant(String query) {
    assertEquals("400 InvalidArgument", outcome(client.send("GET", "/?" + query)));
  }

  private static List<String> names(TestAnswer answer) {
    return NAME.matcher(new String(answer.body(), StandardCharsets.UTF_8))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
