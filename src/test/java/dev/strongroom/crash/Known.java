package dev.strongroom.crash;

/**
 * A version as its writer knows it.
 *
 * @param action {@code upload}, {@code hide} or {@code start}
 * @param seed what its content follows from
 * @param length of its content, in bytes
 */
record Known(String name, String action, long seed, int length) {
  /** The same large file after it was finished. */
  Known finished() {
    return new Known(name, "upload", seed, length);
  }
}
