package dev.strongroom.console;

import dev.strongroom.access.Sessions;
import dev.strongroom.api.Call;
import dev.strongroom.api.Reply;
import java.util.Optional;

/**
 * The two cookies of the console. Over TLS their names begin with {@code __Host-}, which a browser
 * lets no other host and no plain connection set; a plain connection, fit for one machine alone,
 * has names of its own.
 */
public final class Cookies {
  private static final String SESSION = "strongroom-session";
  private static final String BROWSER = "strongroom-browser";
  private static final long YEAR_SECONDS = 31_536_000;

  private Cookies() {}

  /** What opens the session; empty when there is none. */
  static Optional<String> session(Call call) {
    return find(call, SESSION);
  }

  /** What the browser keeps of earlier sign-ins; "" when there is nothing. */
  static String browserMark(Call call) {
    return find(call, BROWSER).orElse("");
  }

  /** The answer, with a session for the browser to keep. */
  public static Reply withSession(Call call, Reply reply, String token) {
    return reply.with(
        "Set-Cookie", line(call, SESSION, token, Sessions.LONGEST.toSeconds(), "Lax"));
  }

  /** The answer, with the mark of a browser whose person has signed in. */
  public static Reply withBrowserMark(Call call, Reply reply, String mark) {
    return reply.with("Set-Cookie", line(call, BROWSER, mark, YEAR_SECONDS, "Strict"));
  }

  /** The answer, with which the browser forgets the session. */
  public static Reply withoutSession(Call call, Reply reply) {
    return reply.with("Set-Cookie", line(call, SESSION, "", 0, "Lax"));
  }

  private static String line(
      Call call, String name, String value, long ageSeconds, String sameSite) {
    return name(call, name)
        + "="
        + value
        + "; Path=/; HttpOnly; SameSite="
        + sameSite
        + "; Max-Age="
        + ageSeconds
        + (call.secure() ? "; Secure" : "");
  }

  private static String name(Call call, String name) {
    return call.secure() ? "__Host-" + name : name;
  }

  private static Optional<String> find(Call call, String name) {
    String start = name(call, name) + "=";
    return call.headers().all("Cookie").stream()
        .flatMap(line -> java.util.Arrays.stream(line.split(";", -1)))
        .map(String::strip)
        .filter(pair -> pair.startsWith(start))
        .map(pair -> pair.substring(start.length()))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
