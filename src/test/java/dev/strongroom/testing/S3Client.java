package dev.strongroom.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A program that uses the S3-compatible API with one application key. */
public record S3Client(TestServer server, TestSigner signer) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String HOST = "s3.localhost:8420";

  /** A program with a new key of the account, restricted to these buckets if there are any. */
  public static S3Client of(
      NativeClient owner, List<String> capabilities, List<String> bucketIds, String namePrefix) {
    List<Object> fields =
        new ArrayList<>(
            List.of("accountId", owner.accountId(), "keyName", "s3", "capabilities", capabilities));
    if (!bucketIds.isEmpty()) {
      fields.addAll(List.of("bucketIds", bucketIds));
    }
    if (!namePrefix.isEmpty()) {
      fields.addAll(List.of("namePrefix", namePrefix));
    }
    TestAnswer key = owner.at("v4").call("b2_create_key", fields.toArray()).ok();
    return new S3Client(
        owner.server(),
        new TestSigner(key.text("applicationKeyId"), key.text("applicationKey"), "us-east-1"));
  }

  /** Sends a request signed in its header; {@code headers} are names and values in turn. */
  public TestAnswer send(String method, String target, byte[] body, String... headers) {
    return server.answer(
        signer.call(method, target, time(), TestSigner.sha256(body), body, withHost(headers)));
  }

  /** Sends a request without a body. */
  public TestAnswer send(String method, String target, String... headers) {
    return send(method, target, new byte[0], headers);
  }

  /** Sends a presigned request. */
  public TestAnswer presigned(String method, String target, String expires, byte[] body) {
    return server.answer(signer.presigned(method, target, time(), expires, body, withHost()));
  }

  /** Now, as signatures write it. */
  public String time() {
    return TIME.format(Instant.ofEpochMilli(server.clock().millis()));
  }

  /** Name and value of the host header, and what follows. */
  public static String[] withHost(String... headers) {
    String[] all = Arrays.copyOf(new String[] {"host", HOST}, 2 + headers.length);
    System.arraycopy(headers, 0, all, 2, headers.length);
    return all;
  }

  /** What stands in the first element with this name; empty when there is none. */
  public static String element(TestAnswer answer, String name) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    int start = text.indexOf("<" + name + ">");
    return start < 0
        ? ""
        : text.substring(start + name.length() + 2, text.indexOf("</" + name + ">", start));
  }

  /** Status and code of a fault, such as {@code 403 AccessDenied}; the status of a success. */
  public static String outcome(TestAnswer answer) {
    return answer.status() < 300
        ? Integer.toString(answer.status())
        : answer.status() + " " + element(answer, "Code");
  }
}
