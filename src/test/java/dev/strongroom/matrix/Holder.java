package dev.strongroom.matrix;

import dev.strongroom.testing.NativeClient;

/**
 * Who comes with a request.
 *
 * @param keyId of the application key; empty for nobody
 * @param secret that the key is said to have
 * @param client a program with an account token of the key; without one for nobody
 */
record Holder(String keyId, String secret, NativeClient client) {
  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "Holder[" + keyId + "]";
  }
}
