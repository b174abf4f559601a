package dev.strongroom.testing;

import dev.strongroom.api.Headers.Header;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One upload that is being put together, right at first and then bent as the test needs it. */
public final class TestUpload {
  private final UploadPlace place;
  private final List<Header> headers = new ArrayList<>();
  private InputStream body = InputStream.nullInputStream();
  private long contentLength;

  TestUpload(UploadPlace place) {
    this.place = place;
    header("Authorization", place.token());
  }

  /** Sets a header, in place of one with the same name. */
  public TestUpload header(String name, String value) {
    return without(name).also(name, value);
  }

  /** Adds a header beside those with the same name. */
  public TestUpload also(String name, String value) {
    headers.add(new Header(name, value));
    return this;
  }

  /** Leaves a header out. */
  public TestUpload without(String name) {
    headers.removeIf(header -> header.name().equalsIgnoreCase(name));
    return this;
  }

  /** Sets content, its length and its digest. */
  public TestUpload content(byte[] content) {
    return body(new ByteArrayInputStream(content), content.length)
        .header("X-Bz-Content-Sha1", sha1(content));
  }

  /** Sets the body and the length that is announced; -1 for a chunked body. */
  public TestUpload body(InputStream stream, long announcedLength) {
    body = stream;
    contentLength = announcedLength;
    return this;
  }

  /** Sends it. */
  public TestAnswer send() {
    return send("POST");
  }

  /** Sends it by another method. */
  public TestAnswer send(String method) {
    return NativeClient.send(place.server(), method, place.path(), headers, body, contentLength);
  }

  /** SHA-1 in lower-case hexadecimal digits. */
  public static String sha1(byte[] content) {
    return digest("SHA-1", content);
  }

  /** MD5 in lower-case hexadecimal digits. */
  public static String md5(byte[] content) {
    return digest("MD5", content);
  }

  private static String digest(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
