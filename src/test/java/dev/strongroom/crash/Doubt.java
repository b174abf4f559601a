package dev.strongroom.crash;

/** What a client had asked for when the server was killed: done whole, or not at all. */
sealed interface Doubt {
  /** Nothing that could be seen. */
  record None() implements Doubt {}

  /** A version may have been made. */
  record Added(Known version) implements Doubt {}

  /** A version may be gone. */
  record Removed(String fileId) implements Doubt {}

  /** A large file may be finished. */
  record Finished(String fileId) implements Doubt {}

  /** A key may have been made. */
  record KeyAdded(String name) implements Doubt {}

  /** A key may be gone. */
  record KeyRemoved(String keyId) implements Doubt {}
}
