package dev.strongroom.api;

/** Learns of every answer that the corridor gives, for figures. */
@FunctionalInterface
public interface RequestObserver {
  /** Learns and forgets. */
  RequestObserver NONE = (operation, status, nanos) -> {};

  /**
   * Takes note of an answer; called by many threads at once, and must not fail.
   *
   * @param operation the operation's name, {@code -} when the request did not get that far
   * @param status the HTTP status
   * @param nanos how long it took until the answer was ready to be sent
   */
  void answered(String operation, int status, long nanos);
}
