package dev.strongroom.console;

import dev.strongroom.api.Call;
import dev.strongroom.api.Corridor;
import dev.strongroom.api.Headers;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.api.Reply;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody with a browser that keeps cookies and does as it is told, also what a real one would
 * not: forms from elsewhere, other hosts, other addresses. Calls go through the real corridor.
 */
final class Person {
  private static final Pattern PROOF = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");
  private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]*)\"");

  private final Corridor console;
  private final String host;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String address = "127.0.0.1";
  private boolean secure;

  /** What came back. */
  record Answer(int status, Headers headers, String body) {
    String header(String name) {
      return headers.first(name).orElse("");
    }
  }

  Person(Corridor console, String url) {
    this.console = console;
    this.host = url.replaceFirst("https?://", "");
  }

  /** The same browser from another network address. */
  Person from(String otherAddress) {
    address = otherAddress;
    return this;
  }

  /** The same browser over TLS. */
  Person secure() {
    secure = true;
    return this;
  }

  Map<String, String> cookies() {
    return cookies;
  }

  Answer get(String pathAndQuery, Header... more) {
    return send("GET", pathAndQuery, "", more);
  }

  /** Sends a form as a page of the console would, with names and values in turn. */
  Answer post(String path, String... namesAndValues) {
    return send("POST", path, encoded(namesAndValues), ownOrigin());
  }

  /** Sends a form as a script of a page of the console would. */
  Answer ask(String path, String... namesAndValues) {
    String body = encoded(namesAndValues);
    return send(
        "POST",
        path,
        body + (body.isEmpty() ? "" : "&") + "csrf=" + escaped(proof()),
        ownOrigin(),
        new Header("Accept", "application/json"));
  }

  Header ownOrigin() {
    return new Header("Origin", (secure ? "https://" : "http://") + host);
  }

  Answer send(String method, String pathAndQuery, String body, Header... more) {
    int question = pathAndQuery.indexOf('?');
    List<Header> headers = new ArrayList<>(List.of(more));
    if (headers.stream().noneMatch(header -> header.name().equals("Host"))) {
      headers.add(new Header("Host", host));
    }
    if (headers.stream().noneMatch(header -> header.name().equals("Content-Type"))) {
      headers.add(new Header("Content-Type", "application/x-www-form-urlencoded"));
    }
    if (!cookies.isEmpty()) {
      List<String> pairs = new ArrayList<>();
      cookies.forEach((name, value) -> pairs.add(name + "=" + value));
      headers.add(new Header("Cookie", String.join("; ", pairs)));
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Reply reply =
        console.answer(
            new Call(
                "request-1",
                method,
                question < 0 ? pathAndQuery : pathAndQuery.substring(0, question),
                question < 0 ? "" : pathAndQuery.substring(question + 1),
                new Headers(headers),
                bytes.length,
                new ByteArrayInputStream(bytes),
                address,
                secure));
    reply.headers().stream()
        .filter(header -> header.name().equals("Set-Cookie"))
        .forEach(header -> keep(header.value()));
    return new Answer(
        reply.status(),
        new Headers(reply.headers()),
        new String(((Reply.Bytes) reply.body()).bytes(), StandardCharsets.UTF_8));
  }

  Answer signIn(String email, String password) {
    return post("/sign-in", "email", email, "password", password);
  }

  /** Signs the owner in, and fails when that does not work. */
  Person signedIn() {
    Answer answer = signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD);
    if (answer.status() != 303) {
      throw new AssertionError(answer.toString());
    }
    return this;
  }

  boolean isSignedIn() {
    return get("/console/my-settings").status() == 200;
  }

  /** What the forms of a page carry against forgery. */
  String proof() {
    return proofIn(get("/console/my-settings").body());
  }

  static String proofIn(String page) {
    return found(PROOF, page);
  }

  static String onceIn(String page) {
    return found(ONCE, page);
  }

  private static String found(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    if (!matcher.find()) {
      throw new AssertionError("not in: " + page);
    }
    return matcher.group(1);
  }

  private void keep(String line) {
    String pair = line.split(";", 2)[0];
    String name = pair.substring(0, pair.indexOf('='));
    if (line.contains("Max-Age=0")) {
      cookies.remove(name);
    } else {
      cookies.put(name, pair.substring(name.length() + 1));
    }
  }

  private static String encoded(String... namesAndValues) {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      text.append(text.isEmpty() ? "" : "&")
          .append(escaped(namesAndValues[index]))
          .append('=')
          .append(escaped(namesAndValues[index + 1]));
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return PercentCoding.encode(text).replace("=", "%3D");
  }
}
