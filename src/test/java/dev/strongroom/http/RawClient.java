package dev.strongroom.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends bytes as they are and reads answers of HTTP/1.1. Gives up after a minute of silence. */
final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  /** One answer. */
  record Answer(int status, String reason, List<String> headers, byte[] body) {
    Optional<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
          .map(header -> header.substring(start.length()).strip())
          .findFirst();
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  static RawClient connect(int port) throws IOException {
    return new RawClient(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /** Sends text; a line break stands for CR LF when lines are joined by {@link #request}. */
  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Sends a request line and headers, with Host, and the blank line. */
  RawClient request(String requestLine, String... headers) throws IOException {
    StringBuilder text = new StringBuilder(requestLine).append(" HTTP/1.1\r\nHost: localhost\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return send(text.append("\r\n").toString());
  }

  /** Sends a request that the server may refuse before it has read it whole. */
  RawClient tryRequest(String requestLine, String... headers) {
    try {
      return request(requestLine, headers);
    } catch (IOException refused) {
      return this;
    }
  }

  /** Reads an answer with its body. */
  Answer answer() throws IOException {
    return answer(true);
  }

  /** Reads an answer to HEAD, which has no body. */
  Answer head() throws IOException {
    return answer(false);
  }

  private Answer answer(boolean withBody) throws IOException {
    String[] status = line().split(" ", 3);
    List<String> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      headers.add(line);
    }
    Answer head =
        new Answer(
            Integer.parseInt(status[1]), status.length > 2 ? status[2] : "", headers, new byte[0]);
    if (!withBody || head.status < 200) {
      return head;
    }
    int length = head.header("Content-Length").map(Integer::parseInt).orElse(0);
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("only " + body.length + " of " + length + " bytes came");
    }
    return new Answer(head.status, head.reason, headers, body);
  }

  /** Says whether the server ends the connection, with FIN or RST, and sends nothing before. */
  boolean isClosed() throws IOException {
    try {
      return in.read() < 0;
    } catch (java.net.SocketException reset) {
      return true;
    }
  }

  /** Everything until the end of the connection. */
  byte[] rest() throws IOException {
    return in.readAllBytes();
  }

  Socket socket() {
    return socket;
  }

  /** Ends the connection with a reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int read = in.read();
      if (read < 0) {
        throw new EOFException("the connection ended after: " + line);
      }
      if (read == '\n') {
        return line.toString();
      }
      if (read != '\r') {
        line.append((char) read);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
