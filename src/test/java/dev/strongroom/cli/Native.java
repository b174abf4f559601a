package dev.strongroom.cli;

import dev.strongroom.api.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A plain client of the Native API, version 3. */
public final class Native {
  private final HttpClient client;
  private final String url;

  /** Takes the address of the API. */
  public Native(String url) {
    this(HttpClient.newHttpClient(), url);
  }

  /** Takes a client and the address of the API. */
  public Native(HttpClient client, String url) {
    this.client = client;
    this.url = url;
  }

  /** An answer. */
  public record Answer(int status, String body, String requestId) {
    /** Its object. */
    public Map<String, Object> json() {
      return JsonReader.readObject(
          new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), 1 << 20);
    }

    /** The text in a field. */
    public String text(String name) {
      return String.valueOf(json().get(name));
    }
  }

  /** Asks for an account token. */
  public Answer authorize(String keyId, String key) throws IOException, InterruptedException {
    String both = keyId + ":" + key;
    return send(
        request("/b2api/v3/b2_authorize_account")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8))));
  }

  /** Calls an operation with a JSON body. */
  public Answer call(String operation, String token, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request("/b2api/v3/" + operation)
            .header("Authorization", token)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** Uploads a body to an upload URL. */
  public Answer upload(String uploadUrl, String token, String name, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(uploadUrl))
            .header("Authorization", token)
            .header("X-Bz-File-Name", name)
            .header("Content-Type", "text/plain")
            .header("X-Bz-Content-Sha1", "do_not_verify")
            .POST(HttpRequest.BodyPublishers.ofString("a body"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** Gets a path. */
  public Answer get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  /** Posts a body to a path. */
  public Answer post(String path, String body) throws IOException, InterruptedException {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path));
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("X-Request-Id").orElse(""));
  }
}
