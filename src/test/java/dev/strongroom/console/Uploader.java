package dev.strongroom.console;

import dev.strongroom.access.Action;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.CreatedKey;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.model.BucketName;
import dev.strongroom.model.BucketType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that stores files with the master key, over the Native API's socket. */
final class Uploader implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ConsoleServer server;
  private final String token;

  Uploader(ConsoleServer server) throws Exception {
    this.server = server;
    Target.OfAccount account = new Target.OfAccount(server.owner());
    CreatedKey master =
        server
            .services()
            .accounts()
            .generateMasterKey(
                server.permit(server.owner(), Action.GENERATE_MASTER_KEY.on(account)), account);
    String credentials = master.key().id() + ":" + master.secret().reveal();
    this.token =
        field(
            "authorizationToken",
            send(
                HttpRequest.newBuilder(api("b2_authorize_account"))
                    .header(
                        "Authorization",
                        "Basic "
                            + Base64.getEncoder()
                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))));
  }

  /** Makes a private bucket; gives back its id. */
  static String bucket(ConsoleServer server, String name) {
    Target.OfAccount account = new Target.OfAccount(server.owner());
    return server
        .services()
        .buckets()
        .create(
            server.permit(server.owner(), Action.CREATE_BUCKET.on(account)),
            account,
            new BucketName(name),
            BucketType.ALL_PRIVATE,
            new TreeMap<>())
        .id()
        .value();
  }

  /** Stores a file; gives back its id. */
  String upload(String bucketId, String name, String content) throws Exception {
    String place =
        send(
            HttpRequest.newBuilder(api("b2_get_upload_url?bucketId=" + bucketId))
                .header("Authorization", token));
    return field(
        "fileId",
        send(
            HttpRequest.newBuilder(URI.create(field("uploadUrl", place)))
                .header("Authorization", field("authorizationToken", place))
                .header("X-Bz-File-Name", PercentCoding.encode(name))
                .header("Content-Type", "text/plain")
                .header("X-Bz-Content-Sha1", "do_not_verify")
                .POST(BodyPublishers.ofString(content))));
  }

  /** Calls an operation by GET, which some take for convenience; gives back the status. */
  int get(String call) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(api(call)).header("Authorization", token).build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private URI api(String call) {
    return URI.create(server.endpoints().api() + "/b2api/v2/" + call);
  }

  private String send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
    return answer.body();
  }

  private static String field(String name, String json) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    if (!matcher.find()) {
      throw new AssertionError("no " + name + " in the answer");
    }
    return matcher.group(1);
  }

  @Override
  public void close() {
    client.close();
  }
}
