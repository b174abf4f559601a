package dev.strongroom;

import static dev.strongroom.testing.S3Client.element;
import static dev.strongroom.testing.S3Client.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.s3.ConfiguredOperations;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.S3Client;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/NOT-SUPPORTED.md says of the S3-compatible API is complete and true. */
class S3NotSupportedTest {
  private static final Path DOCUMENT = Path.of("docs", "NOT-SUPPORTED.md");
  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
  private static final List<String> ALL =
      List.of(
          "listBuckets",
          "readBuckets",
          "writeBuckets",
          "deleteBuckets",
          "listFiles",
          "readFiles",
          "writeFiles",
          "deleteFiles",
          "readBucketEncryption",
          "writeBucketEncryption",
          "readBucketRetentions",
          "writeBucketRetentions",
          "readBucketLogging",
          "writeBucketLogging",
          "readBucketLifecycleRules",
          "writeBucketLifecycleRules",
          "readFileRetentions",
          "writeFileRetentions",
          "readFileLegalHolds",
          "writeFileLegalHolds");

  @TempDir Path directory;
  private TestServer server;
  private S3Client client;

  @BeforeEach
  void start() {
    server = TestServer.in(directory);
    NativeClient owner = server.newAccount("owner@example.com");
    owner.createBucket("bucket-one", "allPrivate");
    client = S3Client.of(owner, ALL, List.of(), "");
    client.send("PUT", "/bucket-one/a", BODY);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Every refusing operation has its row, and every row is an operation. */
  @Test
  void operations() throws Exception {
    Set<String> rows = new TreeSet<>();
    for (List<String> row : rows("Operations of the S3-compatible API")) {
      rows.add(row.get(0));
      assertEquals(row.get(1), outcome(call(row.get(0))), row.get(0));
    }
    Set<String> refusing =
        ConfiguredOperations.all().stream()
            .map(ConfiguredOperations.Configured::name)
            .filter(name ->
                name.startsWith("Put")
                    || name.startsWith("GetObjectR")
                    || name.startsWith("GetObjectLe"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(refusing, rows);
  }

  @Test
  void headers() throws Exception {
    for (List<String> row : rows("Headers of the S3-compatible API")) {
      TestAnswer answer = with(row.get(0), row.get(1), row.get(2));
      assertEquals(row.get(3), outcome(answer), row::toString);
    }
    assertEquals("1", element(client.send("GET", "/bucket-one?list-type=2"), "KeyCount"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, cors, 404 NoSuchCORSConfiguration",
    "GET, lifecycle, 404 NoSuchLifecycleConfiguration",
    "GET, encryption, 404 ServerSideEncryptionConfigurationNotFoundError",
    "GET, object-lock, 404 ObjectLockConfigurationNotFoundError",
    "GET, logging, 200",
    "DELETE, cors, 204",
    "DELETE, lifecycle, 204",
    "DELETE, encryption, 204"
  })
  void absentSettingsReadAsAbsent(String method, String setting, String outcome) {
    assertEquals(outcome, outcome(client.send(method, "/bucket-one?" + setting)));
    String other = outcome(client.send(method, "/bucket-other?" + setting));
    assertEquals("404 NoSuchBucket", other);
  }

  /** Sheet 04 §3.2 and sheet 06 no. 70: B2's refusal of what it lacks, never the thing itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "policy",
        "policyStatus",
        "publicAccessBlock",
        "ownershipControls",
        "website",
        "notification",
        "replication",
        "requestPayment",
        "accelerate",
        "analytics",
        "inventory",
        "metrics",
        "intelligent-tiering",
        "metadataTable",
        "session",
        "attributes",
        "torrent",
        "select&select-type=2",
        "restore",
        "renameObject",
        "abac",
        "annotations"
      })
  void whatB2LacksIsRefusedInItsWords(String subresource) {
    for (String target : List.of("/bucket-one", "/bucket-one/a")) {
      for (String method : List.of("GET", "PUT", "POST", "DELETE")) {
        TestAnswer answer = client.send(method, target + "?" + subresource);
        assertEquals("501 NotImplemented", outcome(answer), method + " " + target);
        assertEquals("Backblaze B2 does not support this API call.", element(answer, "Message"));
      }
    }
    assertEquals("200", outcome(client.send("GET", "/bucket-one/a")));
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /bucket-one?tagging",
    "PUT, /bucket-one/a?tagging",
    "DELETE, /bucket-one/a?tagging"
  })
  void tagsAreRefused(String method, String target) {
    assertEquals("501 NotImplemented", outcome(client.send(method, target)));
    assertTrue(
        new String(client.send("GET", "/bucket-one/a?tagging").body(), StandardCharsets.UTF_8)
            .contains("<TagSet>"));
  }

  private TestAnswer call(String operation) {
    return switch (operation) {
      case "PutBucketCors" -> put("/bucket-one?cors", "CORSConfiguration");
      case "PutBucketLifecycleConfiguration" ->
          put("/bucket-one?lifecycle", "LifecycleConfiguration");
      case "PutBucketEncryption" ->
          put("/bucket-one?encryption", "ServerSideEncryptionConfiguration");
      case "PutObjectLockConfiguration" ->
          put("/bucket-one?object-lock", "ObjectLockConfiguration");
      case "PutBucketLogging" -> put("/bucket-one?logging", "BucketLoggingStatus");
      case "GetObjectRetention" -> client.send("GET", "/bucket-one/a?retention");
      case "PutObjectRetention" -> put("/bucket-one/a?retention", "Retention");
      case "GetObjectLegalHold" -> client.send("GET", "/bucket-one/a?legal-hold");
      case "PutObjectLegalHold" -> put("/bucket-one/a?legal-hold", "LegalHold");
      default -> throw new AssertionError("say how to call " + operation);
    };
  }

  private TestAnswer put(String target, String root) {
    return client.send("PUT", target, ("<" + root + "/>").getBytes(StandardCharsets.UTF_8));
  }

  private TestAnswer with(String operation, String header, String value) {
    return switch (operation) {
      case "PutObject" -> client.send("PUT", "/bucket-one/b", BODY, header, value);
      case "CreateMultipartUpload" -> client.send("POST", "/bucket-one/b?uploads", header, value);
      case "CopyObject" ->
          client.send("PUT", "/bucket-one/b", "x-amz-copy-source", "/bucket-one/a", header, value);
      case "GetObject" -> client.send("GET", "/bucket-one/a", header, value);
      case "DeleteObject of a version" ->
          client.send("DELETE", "/bucket-one/a?versionId=" + versionId(), header, value);
      case "CreateBucket" -> client.send("PUT", "/bucket-two", header, value);
      default -> throw new AssertionError("say how to send headers to " + operation);
    };
  }

  private String versionId() {
    return client.send("HEAD", "/bucket-one/a").header("x-amz-version-id").orElseThrow();
  }

  private static List<List<String>> rows(String heading) throws Exception {
    return MarkdownTable.under(DOCUMENT, heading).rows();
  }
}
