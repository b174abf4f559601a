package dev.strongroom.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * Who is at the other end.
 *
 * @param address the network address, {@code local} for a unix-domain socket
 * @param secure whether the caller's connection is by TLS
 */
record Caller(String address, boolean secure) {
  private static final String LOCAL = "local";

  /** Whoever opened the connection, whomever it may speak for. */
  static Caller peer(Request request) {
    return new Caller(peerAddress(request).map(AddressText::of).orElse(LOCAL), request.isSecure());
  }

  /** The address of whoever opened the connection; empty for a unix-domain socket. */
  static Optional<InetAddress> peerAddress(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress peer
        ? Optional.ofNullable(peer.getAddress())
        : Optional.empty();
  }
}
