package dev.strongroom.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.backblaze.b2.client.B2StorageClient;
import com.backblaze.b2.client.contentHandlers.B2ContentFileWriter;
import com.backblaze.b2.client.contentHandlers.B2ContentMemoryWriter;
import com.backblaze.b2.client.contentHandlers.B2ContentOutputStreamWriter;
import com.backblaze.b2.client.contentSources.B2Headers;
import com.backblaze.b2.client.exceptions.B2Exception;
import com.backblaze.b2.client.structures.B2DownloadAuthorization;
import com.backblaze.b2.client.structures.B2DownloadByIdRequest;
import com.backblaze.b2.client.structures.B2DownloadByNameRequest;
import com.backblaze.b2.client.structures.B2FileVersion;
import com.backblaze.b2.client.structures.B2GetDownloadAuthorizationRequest;
import com.backblaze.b2.util.B2ByteRange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Downloads by the SDK: by id and by name, in part, into everything it can write to, and shared.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkDownloadsTest {
  private static final String BUCKET = "sdk-downloads";
  private static final String NAME = "shared/a file+1.txt";
  private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.UTF_8);

  private Path directory;
  private JavaSdk sdk;
  private B2StorageClient client;
  private String bucketId;
  private B2FileVersion file;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    directory = temporary;
    sdk = JavaSdk.start(temporary);
    client = sdk.client();
    bucketId = client.createBucket(BUCKET, "allPrivate").getBucketId();
    file = sdk.upload(bucketId, NAME, CONTENT);
  }

  @AfterAll
  void stop() {
    sdk.close();
  }

  @Test
  void memoryFilesAndStreamsTakeTheBytesAndVerifyThem() throws Exception {
    B2ContentMemoryWriter memory =
        B2ContentMemoryWriter.builder().setVerifySha1ByRereadingFromDestination(true).build();
    client.downloadByName(BUCKET, NAME, memory);
    assertArrayEquals(CONTENT, memory.getBytes());
    Path target = directory.resolve("downloaded");
    client.downloadById(
        file.getFileId(),
        B2ContentFileWriter.builder(target.toFile())
            .setVerifySha1ByRereadingFromDestination(true)
            .build());
    assertArrayEquals(CONTENT, Files.readAllBytes(target));
    List<String> ends = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    client.downloadByName(BUCKET, NAME, intoStream(bytes, ends));
    assertArrayEquals(CONTENT, bytes.toByteArray());
    assertEquals(List.of("succeeded"), ends);
  }

  @Test
  void rangesAreThatPartAndNoMore() throws Exception {
    B2ContentMemoryWriter middle = B2ContentMemoryWriter.build();
    client.downloadById(
        B2DownloadByIdRequest.builder(file.getFileId()).setRange(B2ByteRange.between(2, 5)).build(),
        middle);
    assertArrayEquals("2345".getBytes(StandardCharsets.UTF_8), middle.getBytes());
    B2ContentMemoryWriter end = B2ContentMemoryWriter.build();
    client.downloadByName(
        B2DownloadByNameRequest.builder(BUCKET, NAME).setRange(B2ByteRange.startAt(7)).build(),
        end);
    assertArrayEquals("789".getBytes(StandardCharsets.UTF_8), end.getBytes());
    B2Exception beyond =
        assertThrows(
            B2Exception.class,
            () ->
                client.downloadById(
                    B2DownloadByIdRequest.builder(file.getFileId())
                        .setRange(B2ByteRange.startAt(10))
                        .build(),
                    B2ContentMemoryWriter.build()));
    assertEquals(416, beyond.getStatus());
    assertEquals("range_not_satisfiable", beyond.getCode());
  }

  @Test
  void headersAreReadAndOverridden() throws Exception {
    List<B2Headers> headers = new ArrayList<>();
    client.downloadById(
        B2DownloadByIdRequest.builder(file.getFileId())
            .setB2ContentType("text/html")
            .setB2ContentDisposition("attachment; filename=\"other.txt\"")
            .build(),
        (received, content) -> {
          headers.add(received);
          assertArrayEquals(CONTENT, content.readAllBytes());
        });
    assertEquals("text/html", headers.getFirst().getContentType());
    assertEquals(
        "attachment; filename=\"other.txt\"",
        headers.getFirst().getValueOrNull("Content-Disposition"));
    assertEquals(NAME, headers.getFirst().getFileNameOrNull());
    assertEquals(file.getContentSha1(), headers.getFirst().getContentSha1OrNull());
  }

  @Test
  void urlsLeadToTheFile() throws Exception {
    String token = client.getAccountAuthorization().getAuthorizationToken();
    List<String> urls =
        List.of(
            client.getDownloadByIdUrl(file.getFileId()),
            client.getDownloadByIdUrl(B2DownloadByIdRequest.builder(file.getFileId()).build()),
            client.getDownloadByNameUrl(BUCKET, NAME),
            client.getDownloadByNameUrl(B2DownloadByNameRequest.builder(BUCKET, NAME).build()));
    for (String url : urls) {
      assertArrayEquals(CONTENT, fetch(url, token).body());
      assertEquals(401, fetch(url, "4_none").statusCode());
    }
    String overriding =
        client.getDownloadByNameUrl(
            B2DownloadByNameRequest.builder(BUCKET, NAME).setB2ContentType("text/html").build());
    assertEquals(
        "text/html", fetch(overriding, token).headers().firstValue("Content-Type").orElseThrow());
  }

  /** Sheet 01 §5.1. */
  @Test
  void anAuthorizationLetsOthersDownloadUnderItsPrefixUntilItEnds() throws Exception {
    B2DownloadAuthorization authorization =
        client.getDownloadAuthorization(
            B2GetDownloadAuthorizationRequest.builder(bucketId, "shared/", 60)
                .setB2ContentType("text/html")
                .build());
    assertEquals(bucketId, authorization.getBucketId());
    assertEquals("shared/", authorization.getFileNamePrefix());
    String token = authorization.getAuthorizationToken();
    String url =
        client.getDownloadByNameUrl(
            B2DownloadByNameRequest.builder(BUCKET, NAME).setB2ContentType("text/html").build());
    assertArrayEquals(CONTENT, fetch(url, token).body());
    assertEquals(401, fetch(client.getDownloadByNameUrl(BUCKET, NAME), token).statusCode());
    sdk.server().clock().advance(Duration.ofMinutes(1));
    assertEquals(401, fetch(url, token).statusCode());
  }

  private static HttpResponse<byte[]> fetch(String url, String token) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(url)).header("Authorization", token).build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private static B2ContentOutputStreamWriter intoStream(
      ByteArrayOutputStream bytes, List<String> ends) {
    return B2ContentOutputStreamWriter.builder(
            new B2ContentOutputStreamWriter.Helper() {
              @Override
              public OutputStream createOutputStream() {
                return bytes;
              }

              @Override
              public boolean shouldVerifySha1ByRereadingFromDestination() {
                return true;
              }

              @Override
              public InputStream createInputStream() {
                return new ByteArrayInputStream(bytes.toByteArray());
              }

              @Override
              public void succeeded() {
                ends.add("succeeded");
              }

              @Override
              public void failed() {
                ends.add("failed");
              }
            })
        .build();
  }
}
