package dev.strongroom.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page's script does with files, done by hand: it asks the console, and sends to the API.
 */
final class BrowserFiles implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Person person;
  private final String bucket;

  BrowserFiles(Person person, String bucket) {
    this.person = person;
    this.bucket = bucket;
  }

  /** Asks the console as the script does. */
  Person.Answer ask(String what, String... fields) {
    return person.ask("/console/files/" + bucket + "/" + what, fields);
  }

  /** Sends content to an address that the console gave. */
  HttpResponse<String> send(Person.Answer address, String content, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(text("url", address)))
            .header("Authorization", text("token", address))
            .POST(BodyPublishers.ofString(content));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> options(String url, String... headers) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url))
            .method("OPTIONS", BodyPublishers.noBody())
            .headers(headers)
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).build(),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** A text of an answer in JSON. */
  static String text(String name, Person.Answer answer) {
    Matcher matcher = Pattern.compile("\"" + name + "\": \"([^\"]*)\"").matcher(answer.body());
    if (!matcher.find()) {
      throw new AssertionError("no " + name + " in " + answer);
    }
    return matcher.group(1);
  }

  @Override
  public void close() {
    client.close();
  }
}
