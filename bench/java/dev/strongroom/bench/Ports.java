package dev.strongroom.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of the loopback address. */
final class Ports {
  private static final int TRIES = 600;
  private static final long PAUSE_MILLIS = 50;

  private Ports() {}

  /** A port that nobody listens on now. */
  static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Waits until somebody listens, for half a minute at most; throws when the process ends before.
   */
  static void awaitOpen(int port, Process process) throws IOException, InterruptedException {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (!process.isAlive()) {
        throw new IOException("the server ended with " + process.exitValue());
      }
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException notYet) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    throw new IOException("nobody listens on " + port);
  }
}
