package dev.strongroom.crash;

import dev.strongroom.api.json.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A client of the Native API. An {@link IOException} means that nobody knows whether the server did
 * what was asked.
 */
record CrashClient(HttpClient http, String url, String accountId, String token) {

  /** An answer that came back whole. */
  record Answer(int status, byte[] body) {
    /** Its object; fails unless it was a success. */
    Map<String, Object> ok() {
      Map<String, Object> json = JsonReader.readOwn(body);
      if (status != 200) {
        throw new AssertionError("status " + status + ": " + json);
      }
      return json;
    }

    /** A text of its object. */
    String text(String name) {
      return String.valueOf(ok().get(name));
    }

    /** A list of objects of its object. */
    List<Map<?, ?>> list(String name) {
      List<Map<?, ?>> objects = new ArrayList<>();
      for (Object element : (List<?>) ok().get(name)) {
        objects.add((Map<?, ?>) element);
      }
      return objects;
    }
  }

  /** Exchanges a key for a token. */
  static CrashClient authorize(String url, String keyId, String key) throws Exception {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    Answer answer = new CrashClient(http, url, "", "").login(keyId, key);
    return new CrashClient(http, url, answer.text("accountId"), answer.text("authorizationToken"));
  }

  /** The same client after the server came back at another address, with new connections. */
  CrashClient at(String newUrl) {
    HttpClient fresh = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new CrashClient(fresh, newUrl, accountId, token);
  }

  /** Asks for a token. */
  Answer login(String keyId, String key) throws IOException {
    byte[] both = (keyId + ":" + key).getBytes(StandardCharsets.UTF_8);
    return send(
        HttpRequest.newBuilder(URI.create(url + "/b2api/v3/b2_authorize_account"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both)));
  }

  /** Calls an operation with a JSON body. */
  Answer call(String operation, String json) throws IOException {
    return callWith(token, operation, json);
  }

  /** Calls an operation with another token. */
  Answer callWith(String otherToken, String operation, String json) throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(url + "/b2api/v3/" + operation))
            .header("Authorization", otherToken)
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Posts bytes to an upload URL. */
  Answer upload(String uploadUrl, String uploadToken, byte[] bytes, String... headers)
      throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(uploadUrl))
            .header("Authorization", uploadToken)
            .header("X-Bz-Content-Sha1", Bytes.sha1(bytes))
            .headers(headers)
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
  }

  /** Downloads a version. */
  Answer download(String fileId) throws IOException {
    return send(
        HttpRequest.newBuilder(
                URI.create(url + "/b2api/v3/b2_download_file_by_id?fileId=" + fileId))
            .header("Authorization", token));
  }

  private Answer send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.body());
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
