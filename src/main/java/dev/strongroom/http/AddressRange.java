package dev.strongroom.http;

import java.net.InetAddress;

/**
 * A block of addresses, such as {@code 10.0.0.0/8}.
 *
 * @param first any address of it
 * @param prefixBits how many leading bits its addresses share
 */
public record AddressRange(InetAddress first, int prefixBits) {
  /** Refuses a prefix that is longer than the address. */
  public AddressRange {
    if (prefixBits < 0 || prefixBits > first.getAddress().length * 8) {
      throw new IllegalArgumentException("the prefix does not fit the address");
    }
  }

  /**
   * Reads {@code 192.0.2.1}, {@code 10.0.0.0/8} or {@code fd00::/8}.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = AddressText.strictly(slash < 0 ? text : text.substring(0, slash));
    int bits =
        slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
    return new AddressRange(address, bits);
  }

  /** Says whether an address is of this block. */
  public boolean contains(InetAddress address) {
    byte[] ours = first.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      if (((ours[bit / 8] ^ theirs[bit / 8]) & (0x80 >> (bit % 8))) != 0) {
        return false;
      }
    }
    return true;
  }
}
