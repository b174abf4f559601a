package dev.strongroom.api.s3;

import static dev.strongroom.testing.S3Client.element;
import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sheet 04 §3.2, ListMultipartUploads: by key, of one key the oldest first, in folders, page by
 * page.
 */
class UploadListingTest {
  private static final Pattern ROW =
      Pattern.compile(
          "<Upload>\\s*<Key>([^<]*)</Key>\\s*<UploadId>([^<]*)</UploadId>"
              + "|<CommonPrefixes>\\s*<Prefix>([^<]*)</Prefix>");

  @TempDir Path directory;
  private TestServer server;
  private NativeClient owner;
  private String bucketId;
  private S3Client client;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    owner = server.newAccount("owner@example.com");
    bucketId = owner.createBucket("bucket-one", "allPrivate");
    client = S3Client.of(owner, List.of("listFiles", "writeFiles"), List.of(), "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000})
  void keysInOrderWhateverTheLengthOfPages(int most) {
    List<String> uploads = new ArrayList<>();
    for (String key : List.of("z", "a/one", "m", "m", "a/two", "b/", "b/c/d", "m")) {
      uploads.add(key + " " + begun(key));
    }
    List<String> expected =
        List.of(
            uploads.get(1),
            uploads.get(4),
            uploads.get(5),
            uploads.get(6),
            uploads.get(2),
            uploads.get(3),
            uploads.get(7),
            uploads.get(0));
    assertEquals(expected, pages("max-uploads=" + most));
    assertEquals(
        List.of("a/", "b/", uploads.get(2), uploads.get(3), uploads.get(7), uploads.get(0)),
        pages("delimiter=%2F&max-uploads=" + most));
    assertEquals(
        List.of(uploads.get(5), "b/c/"), pages("delimiter=%2F&prefix=b%2F&max-uploads=" + most));
  }

  @Test
  void aFolderIsOneRowHoweverMuchIsInIt() {
    for (int number = 0; number < 30; number++) {
      begun("full/" + number);
    }
    String after = "later " + begun("later");
    assertEquals(List.of("full/", after), pages("delimiter=%2F&max-uploads=1"));
  }

  @Test
  void uploadsOfTheNativeApiAreAmongThem() {
    String started =
        owner
            .call(
                "b2_start_large_file",
                "bucketId",
                bucketId,
                "fileName",
                "b",
                "contentType",
                "text/x")
            .ok()
            .text("fileId");
    String first = begun("a");
    assertEquals(List.of("a " + first, "b " + started), pages("max-uploads=1"));
  }

  /** Without the key that it belongs to, the marker of an upload says nothing. */
  @Test
  void markers() {
    String first = begun("a");
    String second = begun("a");
    String last = begun("b");
    assertEquals(List.of("b " + last), pages("key-marker=a"));
    assertEquals(
        List.of("a " + second, "b " + last), pages("key-marker=a&upload-id-marker=" + first));
    assertEquals(
        List.of("a " + first, "a " + second, "b " + last), pages("upload-id-marker=" + second));
    assertEquals(
        "400 InvalidArgument",
        outcome(client.send("GET", "/bucket-one?key-marker=a&upload-id-marker=x&uploads")));
    TestAnswer none = client.send("GET", "/bucket-one?max-uploads=0&uploads");
    assertEquals("false", element(none, "IsTruncated"));
    assertEquals(List.of(), rows(none));
  }

  @Test
  void encodedKeysSaySo() {
    begun("a b/\u00fc");
    TestAnswer answer = client.send("GET", "/bucket-one?delimiter=%2F&encoding-type=url&uploads");
    assertEquals("url", element(answer, "EncodingType"));
    assertEquals(List.of("a%20b/"), rows(answer));
  }

  /** All pages; each is a good answer and, but for the last, full. */
  private List<String> pages(String query) {
    List<String> all = new ArrayList<>();
    String markers = "";
    for (int count = 0; count < 50; count++) {
      TestAnswer page = client.send("GET", "/bucket-one?" + sorted(query + markers));
      assertEquals("200", outcome(page));
      List<String> rows = rows(page);
      all.addAll(rows);
      if (element(page, "IsTruncated").equals("false")) {
        return all;
      }
      assertEquals(element(page, "MaxUploads"), Integer.toString(rows.size()));
      markers =
          "&key-marker="
              + encoded(element(page, "NextKeyMarker"))
              + "&upload-id-marker="
              + encoded(element(page, "NextUploadIdMarker"));
    }
    throw new AssertionError("the pages do not end: " + all);
  }

  private static String sorted(String query) {
    return String.join("&", List.of((query + "&uploads=").split("&")).stream().sorted().toList());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static List<String> rows(TestAnswer answer) {
    Matcher matcher = ROW.matcher(new String(answer.body(), StandardCharsets.UTF_8));
    List<String> rows = new ArrayList<>();
    while (matcher.find()) {
      rows.add(
          matcher.group(3) == null ? matcher.group(1) + " " + matcher.group(2) : matcher.group(3));
    }
    // An answer shows its folders behind its uploads.
    rows.sort(Comparator.comparing(row -> row.replaceFirst(" 4_z.*", "")));
    return rows;
  }

  private String begun(String key) {
    server.clock().advance(Duration.ofMillis(5));
    String path = encoded(key).replace("%2F", "/");
    String id = element(client.send("POST", "/bucket-one/" + path + "?uploads"), "UploadId");
    assertTrue(!id.isEmpty());
    return id;
  }
}
