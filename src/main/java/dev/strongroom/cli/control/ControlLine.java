package dev.strongroom.cli.control;

/** A way to the operator's door. */
public interface ControlLine {
  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param body JSON
   */
  record Answer(int status, byte[] body) {}

  /** Sends a POST with a JSON body. */
  Answer post(String path, byte[] body);
}
