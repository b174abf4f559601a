package dev.strongroom.accounts;

/** RFC 4648 in capital letters and without padding, as authenticator apps read secrets. */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int DIGIT_BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int heldBits = 0;
    for (byte each : bytes) {
      held = (held << Byte.SIZE) | (each & 0xff);
      heldBits += Byte.SIZE;
      while (heldBits >= DIGIT_BITS) {
        heldBits -= DIGIT_BITS;
        text.append(ALPHABET.charAt((held >> heldBits) & 31));
      }
      held &= (1 << heldBits) - 1;
    }
    if (heldBits > 0) {
      text.append(ALPHABET.charAt((held << (DIGIT_BITS - heldBits)) & 31));
    }
    return text.toString();
  }
}
