package dev.strongroom.testing;

import dev.strongroom.api.Call;
import dev.strongroom.api.Headers;
import dev.strongroom.api.Headers.Header;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A program that uses the Native API with one token.
 *
 * @param version the version that its calls go to, such as {@code v3}
 */
public record NativeClient(TestServer server, String version, String accountId, String token) {

  /** Exchanges a key id and a secret for a token. */
  public static NativeClient authorize(TestServer server, String keyId, String secret) {
    String credentials =
        Base64.getEncoder().encodeToString((keyId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    TestAnswer answer =
        send(
            server,
            "GET",
            "/b2api/v4/b2_authorize_account",
            List.of(new Header("Authorization", "Basic " + credentials)),
            InputStream.nullInputStream(),
            0);
    return new NativeClient(
        server, "v3", answer.ok().text("accountId"), answer.text("authorizationToken"));
  }

  /** The same program calling another version. */
  public NativeClient at(String otherVersion) {
    return new NativeClient(server, otherVersion, accountId, token);
  }

  /** The same program with another token; empty for none. */
  public NativeClient withToken(String otherToken) {
    return new NativeClient(server, version, accountId, otherToken);
  }

  /** Asks for a path with the token, and with names and values of further headers in turn. */
  public TestAnswer fetch(String pathAndQuery, String... namesAndValues) {
    return send("GET", pathAndQuery, withAuthorization(namesAndValues), new byte[0]);
  }

  /** As {@link #fetch}, for the head alone. */
  public TestAnswer fetchHead(String pathAndQuery, String... namesAndValues) {
    return send("HEAD", pathAndQuery, withAuthorization(namesAndValues), new byte[0]);
  }

  /** The token, and names and values of further headers in turn. */
  public List<Header> withAuthorization(String... namesAndValues) {
    List<Header> headers = new ArrayList<>();
    if (!token.isEmpty()) {
      headers.add(new Header("Authorization", token));
    }
    for (int index = 0; index < namesAndValues.length; index += 2) {
      headers.add(new Header(namesAndValues[index], namesAndValues[index + 1]));
    }
    return headers;
  }

  /** Calls an operation with names and values of fields in turn. */
  public TestAnswer call(String operation, Object... namesAndValues) {
    return post(operation, JsonText.object(namesAndValues));
  }

  /** Calls an operation with a JSON body as it is. */
  public TestAnswer post(String operation, String json) {
    return send(
        "POST",
        "/b2api/" + version + "/" + operation,
        withAuthorization(),
        json.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends any request; nothing is added to it. */
  public TestAnswer send(String method, String pathAndQuery, List<Header> headers, byte[] body) {
    return send(server, method, pathAndQuery, headers, new ByteArrayInputStream(body), body.length);
  }

  /** Sends any request with a body of which only the announced length is known. */
  public static TestAnswer send(
      TestServer server,
      String method,
      String pathAndQuery,
      List<Header> headers,
      InputStream body,
      long contentLength) {
    int question = pathAndQuery.indexOf('?');
    String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
    String query = question < 0 ? "" : pathAndQuery.substring(question + 1);
    return server.answer(
        new Call(
            "test",
            method,
            path,
            query,
            new Headers(headers),
            contentLength,
            body,
            "127.0.0.1",
            false));
  }

  /** Makes a bucket and gives back its id. */
  public String createBucket(String name, String type) {
    return call("b2_create_bucket", "accountId", accountId, "bucketName", name, "bucketType", type)
        .ok()
        .text("bucketId");
  }

  /** Makes a key of the account, restricted to these buckets if there are any, and uses it. */
  public NativeClient createKey(List<String> capabilities, List<String> buckets, String prefix) {
    List<Object> fields = new ArrayList<>();
    fields.addAll(List.of("accountId", accountId, "keyName", "test", "capabilities", capabilities));
    if (!buckets.isEmpty()) {
      fields.addAll(List.of("bucketIds", buckets));
    }
    if (!prefix.isEmpty()) {
      fields.addAll(List.of("namePrefix", prefix));
    }
    TestAnswer key = at("v4").call("b2_create_key", fields.toArray()).ok();
    return authorize(server, key.text("applicationKeyId"), key.text("applicationKey"));
  }

  /** Deletes the application key that another program's token hangs on. */
  public void deleteKey(NativeClient other) {
    at("v4").call("b2_delete_key", "applicationKeyId", other.keyId()).ok();
  }

  /** Where to upload whole files of a bucket. */
  public UploadPlace uploadPlace(String bucketId) {
    return UploadPlace.of(this, call("b2_get_upload_url", "bucketId", bucketId).ok());
  }

  /** Where to upload parts of a large file. */
  public UploadPlace partPlace(String fileId) {
    return UploadPlace.of(this, call("b2_get_upload_part_url", "fileId", fileId).ok());
  }

  /** Uploads a whole file. */
  public TestAnswer upload(String bucketId, String name, byte[] content) {
    return uploadPlace(bucketId).file(name).content(content).send();
  }

  /** The id of the application key that the token hangs on. */
  public String keyId() {
    return token.split("_", -1)[1];
  }

  /** Reads what an operation answers to a GET with these fields in the query. */
  public TestAnswer get(String operation, Map<String, String> fields) {
    StringBuilder query = new StringBuilder();
    fields.forEach((name, value) ->
        query
            .append(query.isEmpty() ? "?" : "&")
            .append(name)
            .append('=')
            .append(dev.strongroom.api.PercentCoding.encode(value)));
    return send(
        "GET",
        "/b2api/" + version + "/" + operation + query,
        List.of(new Header("Authorization", token)),
        new byte[0]);
  }
}
