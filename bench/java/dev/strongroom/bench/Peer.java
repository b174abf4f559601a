package dev.strongroom.bench;

import java.io.IOException;
import java.util.List;

/** A server under measurement. */
interface Peer extends AutoCloseable {
  /** What it is called in the report. */
  String name();

  /** The loopback port it listens on. */
  int port();

  /** Its processes. */
  List<Long> pids();

  /** The head of a GET request for the file with this name. */
  byte[] getRequest(String fileName);

  @Override
  void close() throws IOException;
}
