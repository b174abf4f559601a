package dev.strongroom.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An account of the server under measurement, signed in with one of its keys. */
record Tenant(String accountId, String token, String bucketId, S3Login s3Login) {

  /** Signs in, without a bucket. */
  static Tenant signIn(Connection connection, String keyId, String key) throws IOException {
    byte[] both = (keyId + ":" + key).getBytes(StandardCharsets.UTF_8);
    String authorized =
        connection.exchangeForText(
            "GET /b2api/v3/b2_authorize_account HTTP/1.1\r\nHost: x\r\nAuthorization: Basic "
                + Base64.getEncoder().encodeToString(both)
                + "\r\n\r\n",
            new byte[0]);
    return new Tenant(
        text(authorized, "accountId"),
        text(authorized, "authorizationToken"),
        "",
        new S3Login(keyId, key, InstantSource.system()));
  }

  /** Makes a bucket whose files may be read with a token alone, to work in. */
  Tenant withBucket(Connection connection, String bucketName) throws IOException {
    String made =
        call(
            connection,
            "b2_create_bucket",
            "{\"accountId\":\"%s\",\"bucketName\":\"%s\",\"bucketType\":\"allPrivate\"}"
                .formatted(accountId, bucketName));
    return new Tenant(accountId, token, text(made, "bucketId"), s3Login);
  }

  /** A call of the Native API with a JSON body. */
  String call(Connection connection, String operation, String json) throws IOException {
    return send(connection, "POST /b2api/v3/" + operation, json);
  }

  /** Any call with a JSON body, by its method and path. */
  String send(Connection connection, String line, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return connection.exchangeForText(
        "%s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(line, token, body.length),
        body);
  }

  /** The heads of upload requests for one upload URL. */
  record Uploader(String path, String token) {
    byte[] head(String fileName, long length, String sha1) {
      return ("POST %s HTTP/1.1\r\n"
              + "Host: x\r\n"
              + "Authorization: %s\r\n"
              + "X-Bz-File-Name: %s\r\n"
              + "Content-Type: b2/x-auto\r\n"
              + "X-Bz-Content-Sha1: %s\r\n"
              + "Content-Length: %d\r\n\r\n")
          .formatted(path, token, fileName, sha1, length)
          .getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** An upload URL with its token. */
  Uploader uploader(Connection connection) throws IOException {
    String answer = call(connection, "b2_get_upload_url", "{\"bucketId\":\"" + bucketId + "\"}");
    String url = text(answer, "uploadUrl");
    return new Uploader(url.substring(url.indexOf('/', 8)), text(answer, "authorizationToken"));
  }

  /** Uploads of this body under new names that begin so. */
  Load.Preparation uploads(String name, byte[] body) {
    String sha1 = Bodies.sha1(body);
    return (connection, number) -> {
      Uploader uploader = uploader(connection);
      long[] count = {0};
      return () -> {
        connection.exchange(
            uploader.head(name + "-" + number + "-" + count[0]++, body.length, sha1), body);
        return body.length;
      };
    };
  }

  /** The first value of a field that is a text. */
  static String text(String json, String field) throws IOException {
    Matcher matcher = Pattern.compile("\"" + field + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    if (!matcher.find()) {
      throw new IOException("no " + field + " in the answer");
    }
    return matcher.group(1);
  }

  /** Without what signs in. */
  @Override
  public String toString() {
    return "Tenant[" + accountId + "]";
  }
}
