package dev.strongroom.testing;

import dev.strongroom.api.Call;
import dev.strongroom.api.Headers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs with Signature Version 4, written from the specification and apart from the server's code.
 * Values of headers are bytes, as a call has them. Paths and queries are taken as they are: a test
 * writes them in their canonical form.
 */
public record TestSigner(String keyId, String secret, String region) {
  /** The SHA-256 of nothing. */
  public static final String EMPTY_SHA256 =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  /** The signature of a text in the scope of this date, {@code 20130524}. */
  public String signature(String date, String text) {
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : List.of(date, region, "s3", "aws4_request")) {
      key = code(key, part);
    }
    return HexFormat.of().formatHex(code(key, text));
  }

  /** The scope of this date. */
  public String scope(String date) {
    return date + "/" + region + "/s3/aws4_request";
  }

  /** The text to sign for a canonical request. */
  public String toSign(String time, String canonicalRequest) {
    return "AWS4-HMAC-SHA256\n"
        + time
        + "\n"
        + scope(time.substring(0, 8))
        + "\n"
        + sha256(canonicalRequest.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * A call signed in its header; all headers are signed, {@code x-amz-date} and {@code
   * x-amz-content-sha256} are added.
   *
   * @param target path and query
   * @param headers names and values in turn; {@code host} among them
   */
  public Call call(
      String method, String target, String time, String payload, byte[] body, String... headers) {
    List<Headers.Header> all = new ArrayList<>(headers(headers));
    all.add(new Headers.Header("x-amz-date", time));
    all.add(new Headers.Header("x-amz-content-sha256", payload));
    String path = target.replaceFirst("\\?.*", "");
    String query = target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
    String names = names(all);
    String canonical =
        String.join("\n", method, path, canonical(query), lines(all), names, payload);
    String signature = signature(time.substring(0, 8), toSign(time, canonical));
    all.add(
        new Headers.Header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential="
                + keyId
                + "/"
                + scope(time.substring(0, 8))
                + ",SignedHeaders="
                + names
                + ",Signature="
                + signature));
    return call(method, path, query, all, body);
  }

  /** A presigned call: the signature in the query, over all the headers given. */
  public Call presigned(
      String method, String target, String time, String expires, byte[] body, String... headers) {
    List<Headers.Header> all = headers(headers);
    String path = target.replaceFirst("\\?.*", "");
    String query = target.contains("?") ? target.substring(target.indexOf('?') + 1) + "&" : "";
    String date = time.substring(0, 8);
    query +=
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
            + (keyId + "/" + scope(date)).replace("/", "%2F")
            + "&X-Amz-Date="
            + time
            + "&X-Amz-Expires="
            + expires
            + "&X-Amz-SignedHeaders="
            + names(all).replace(";", "%3B");
    String canonical =
        String.join(
            "\n", method, path, canonical(query), lines(all), names(all), "UNSIGNED-PAYLOAD");
    query += "&X-Amz-Signature=" + signature(date, toSign(time, canonical));
    return call(method, path, query, all, body);
  }

  /** A call as it is. */
  public static Call call(
      String method, String path, String query, List<Headers.Header> headers, byte[] body) {
    return new Call(
        "0123456789abcdef",
        method,
        path,
        query,
        new Headers(headers),
        body.length,
        new ByteArrayInputStream(body),
        "127.0.0.1",
        false);
  }

  /** The same call with more headers, which nobody signed. */
  public static Call with(Call call, String... headers) {
    List<Headers.Header> all = new ArrayList<>(call.headers().list());
    all.addAll(headers(headers));
    return new Call(
        call.requestId(),
        call.method(),
        call.path(),
        call.query(),
        new Headers(all),
        call.contentLength(),
        call.body(),
        call.address(),
        call.secure());
  }

  /** The SHA-256 in hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static List<Headers.Header> headers(String... namesAndValues) {
    List<Headers.Header> headers = new ArrayList<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      headers.add(new Headers.Header(namesAndValues[index], namesAndValues[index + 1]));
    }
    return headers;
  }

  private static String names(List<Headers.Header> headers) {
    return String.join(";", sorted(headers).keySet());
  }

  private static String lines(List<Headers.Header> headers) {
    StringBuilder lines = new StringBuilder();
    sorted(headers)
        .forEach((name, value) -> lines.append(name).append(':').append(value).append('\n'));
    return lines.toString();
  }

  private static TreeMap<String, String> sorted(List<Headers.Header> headers) {
    TreeMap<String, String> sorted = new TreeMap<>();
    for (Headers.Header header : headers) {
      sorted.merge(
          header.name().toLowerCase(Locale.ROOT),
          header.value().strip(),
          (first, second) -> first + "," + second);
    }
    return sorted;
  }

  private static String canonical(String query) {
    return Arrays.stream(query.split("&"))
        .filter(piece -> !piece.isEmpty())
        .map(piece -> piece.contains("=") ? piece : piece + "=")
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static byte[] code(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public String toString() {
    return "TestSigner[" + keyId + "]";
  }
}
