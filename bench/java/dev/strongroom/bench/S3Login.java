package dev.strongroom.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of S3, which signs the heads of requests by Signature Version 4 with an unsigned payload,
 * as Amazon's libraries do over https. Paths and queries are given in their canonical form.
 */
record S3Login(String keyId, String secret, InstantSource clock) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String NAMES = "host;x-amz-content-sha256;x-amz-date";
  private static final String HOST = "127.0.0.1";

  /** The head of a request, good for a quarter of an hour. */
  String head(String method, String path, String query, long length) {
    String time = TIME.format(clock.instant());
    String scope = time.substring(0, 8) + "/us-east-1/s3/aws4_request";
    String canonical =
        String.join(
            "\n",
            method,
            path,
            query,
            "host:" + HOST,
            "x-amz-content-sha256:UNSIGNED-PAYLOAD",
            "x-amz-date:" + time,
            "",
            NAMES,
            "UNSIGNED-PAYLOAD");
    String text = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + sha256(canonical);
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      key = code(key, part);
    }
    return "%s %s%s HTTP/1.1\r\nHost: %s\r\nx-amz-date: %s\r\n"
            .formatted(method, path, sent(query), HOST, time)
        + "x-amz-content-sha256: UNSIGNED-PAYLOAD\r\n"
        + "Authorization: AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s\r\n"
            .formatted(keyId, scope, NAMES, HexFormat.of().formatHex(code(key, text)))
        + "Content-Type: application/octet-stream\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  /**
   * As clients send it: a name without a value has no equals sign, though it is signed with one.
   */
  private static String sent(String query) {
    return query.isEmpty() ? "" : "?" + query.replaceFirst("=$", "");
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] code(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "S3Login[" + keyId + "]";
  }
}
