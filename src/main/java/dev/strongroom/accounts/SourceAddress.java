package dev.strongroom.accounts;

import java.net.InetAddress;
import java.util.HexFormat;

/** What of a network address stands for one sender: all of IPv4's, the first half of IPv6's. */
final class SourceAddress {
  private static final int NETWORK_BYTES = 8;

  private SourceAddress() {}

  /** The sender of an address as the listener writes it. */
  static String of(String address) {
    if (address.indexOf(':') < 0) {
      return "address " + address;
    }
    byte[] bytes = InetAddress.ofLiteral(address).getAddress();
    return bytes.length > NETWORK_BYTES
        ? "network " + HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
        : "address " + address;
  }
}
