package dev.strongroom.http;

import dev.strongroom.api.Headers;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * Whose word is taken on where a request came from. {@code X-Forwarded-For} and {@code
 * X-Forwarded-Proto} of everybody else are ignored (sheet 06, bad input 87).
 *
 * @param ranges the addresses of the proxies before this server
 */
public record TrustedProxies(List<AddressRange> ranges) {
  /** Nobody is trusted. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  /** Copies the list. */
  public TrustedProxies {
    ranges = List.copyOf(ranges);
  }

  /** Who is at the other end: the last hop on the way here that is not a trusted proxy. */
  Caller caller(Request request, Headers headers) {
    Optional<InetAddress> peer = Caller.peerAddress(request);
    if (peer.isEmpty() || !isTrusted(peer.get())) {
      return Caller.peer(request);
    }
    List<String> protocols = hops(headers, "X-Forwarded-Proto");
    boolean secure =
        protocols.isEmpty() ? request.isSecure() : protocols.getLast().equalsIgnoreCase("https");
    return new Caller(AddressText.of(lastUntrusted(peer.get(), headers)), secure);
  }

  private InetAddress lastUntrusted(InetAddress peer, Headers headers) {
    InetAddress hop = peer;
    for (String text : hops(headers, "X-Forwarded-For").reversed()) {
      Optional<InetAddress> before = AddressText.parse(text);
      if (before.isEmpty()) {
        return hop;
      }
      hop = before.get();
      if (!isTrusted(hop)) {
        return hop;
      }
    }
    return hop;
  }

  private boolean isTrusted(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static List<String> hops(Headers headers, String name) {
    return headers.all(name).stream()
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .map(String::strip)
        .toList();
  }
}
