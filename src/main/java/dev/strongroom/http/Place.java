package dev.strongroom.http;

import java.nio.file.Path;

/** Where a listener listens. */
public sealed interface Place {
  /**
   * A network address.
   *
   * @param host a name or literal address of this machine; {@code 0.0.0.0} for all
   * @param port from 1 to 65535, or 0 for one that is free
   */
  record Network(String host, int port) implements Place {}

  /**
   * A unix-domain socket that only the user of this process may open (mode 0600).
   *
   * @param path a path of at most 90 bytes; what a dead process left there is replaced
   */
  record UnixSocket(Path path) implements Place {}
}
