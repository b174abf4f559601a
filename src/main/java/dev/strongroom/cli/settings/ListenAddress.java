package dev.strongroom.cli.settings;

import dev.strongroom.http.Place;
import dev.strongroom.model.IllegalValueException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a listener listens.
 *
 * @param secure whether it speaks TLS
 * @param host a name or literal address of this machine, IPv6 without brackets
 * @param port from 1 to 65535, or 0 for one that is free
 */
public record ListenAddress(boolean secure, String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(?:(https?)://)?(?:(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+):)?([0-9]{1,5})/?");
  private static final int MAXIMUM_PORT = 65_535;
  private static final String LOOPBACK = "127.0.0.1";

  /**
   * Reads {@code 8420}, {@code host:8420}, {@code [::1]:8420} or {@code https://host:8443}; throws
   * {@link IllegalValueException} for anything else.
   */
  public static ListenAddress parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || Integer.parseInt(form.group(3)) > MAXIMUM_PORT) {
      throw new IllegalValueException(
          "'" + text + "' is not [http://|https://][HOST:]PORT, such as 127.0.0.1:8420");
    }
    String host = form.group(2) == null ? LOOPBACK : form.group(2);
    return new ListenAddress(
        "https".equals(form.group(1)),
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        Integer.parseInt(form.group(3)));
  }

  /** Whether it stands for every address of this machine. */
  public boolean isEverywhere() {
    return host.equals("0.0.0.0") || host.equals("::");
  }

  /** The place for the listener. */
  public Place place() {
    return new Place.Network(host, port);
  }

  /**
   * The URL for a client on this machine.
   *
   * @param actualPort the port that is listened on, also when {@link #port} is 0
   */
  public String url(int actualPort) {
    String name = isEverywhere() ? LOOPBACK : host;
    String bracketed = name.indexOf(':') >= 0 ? "[" + name + "]" : name;
    return (secure ? "https://" : "http://") + bracketed + ":" + actualPort;
  }

  @Override
  public String toString() {
    return url(port);
  }
}
