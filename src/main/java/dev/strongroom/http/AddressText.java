package dev.strongroom.http;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses as text in one form only: no zone, the longest run of zeros shortened (RFC 5952). An
 * IPv4 address that is mapped into IPv6 is the IPv4 address: Java makes no difference.
 */
final class AddressText {
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([^]]*)\\](?::\\d+)?|([^:]*):\\d+|(.*)");
  private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(:0)+(?![0-9a-f])");

  private static final Pattern FOUR_PARTS = Pattern.compile("\\d+(\\.\\d+){3}");

  private AddressText() {}

  /** The text of an address. */
  static String of(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    if (zone >= 0) {
      text = text.substring(0, zone);
    }
    return text.indexOf(':') < 0 ? text : shortened(text);
  }

  /** Reads a literal address, which may have a port behind it; never asks a name server. */
  static Optional<InetAddress> parse(String text) {
    Matcher matcher = WITH_PORT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group <= 3; group++) {
      if (matcher.group(group) != null) {
        return literal(matcher.group(group));
      }
    }
    return Optional.empty();
  }

  private static Optional<InetAddress> literal(String text) {
    int zone = text.indexOf('%');
    try {
      return Optional.of(strictly(zone < 0 ? text : text.substring(0, zone)));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /**
   * Reads a literal address without a port.
   *
   * @throws IllegalArgumentException when it is none; an IPv4 address has four parts, although Java
   *     would take fewer
   */
  static InetAddress strictly(String text) {
    if (text.indexOf(':') < 0 && !FOUR_PARTS.matcher(text).matches()) {
      throw new IllegalArgumentException("not an address: " + text);
    }
    return InetAddress.ofLiteral(text);
  }

  private static String shortened(String text) {
    Matcher matcher = ZEROS.matcher(text);
    int start = -1;
    int end = -1;
    while (matcher.find()) {
      if (matcher.end() - matcher.start() > end - start) {
        start = matcher.start();
        end = matcher.end();
      }
    }
    if (start < 0) {
      return text;
    }
    String before = start == 0 ? ":" : text.substring(0, start);
    String after = end == text.length() ? ":" : text.substring(end);
    return before + after;
  }
}
