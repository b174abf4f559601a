package dev.strongroom.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** One kept-alive HTTP/1.1 connection to the loopback address, as cheap as a client can be. */
final class Connection implements AutoCloseable {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[256 * 1024];
  private final byte[] line = new byte[16 * 1024];

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 256 * 1024);
    out = socket.getOutputStream();
  }

  /**
   * Sends a request and reads the answer; gives back the number of bytes in its body. Anything but
   * 200 throws.
   */
  long exchange(byte[] head, byte[] body) throws IOException {
    out.write(head);
    if (body.length > 0) {
      out.write(body);
    }
    out.flush();
    return drain(readHead());
  }

  /** As {@link #exchange}, with the body as text. */
  String exchangeForText(String head, byte[] body) throws IOException {
    out.write(head.getBytes(StandardCharsets.UTF_8));
    out.write(body);
    out.flush();
    return new String(in.readNBytes((int) readHead()), StandardCharsets.UTF_8);
  }

  private long readHead() throws IOException {
    int length = readLine();
    String status = new String(line, 0, Math.min(length, 12), StandardCharsets.US_ASCII);
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("answered " + new String(line, 0, length, StandardCharsets.US_ASCII));
    }
    long contentLength = 0;
    while ((length = readLine()) > 0) {
      if (length > LENGTH.length && isLength()) {
        contentLength =
            Long.parseLong(
                new String(line, LENGTH.length, length - LENGTH.length, StandardCharsets.US_ASCII)
                    .strip());
      }
    }
    return contentLength;
  }

  private boolean isLength() {
    for (int index = 0; index < LENGTH.length; index++) {
      if ((line[index] | 0x20) != LENGTH[index] && line[index] != LENGTH[index]) {
        return false;
      }
    }
    return true;
  }

  private int readLine() throws IOException {
    int length = 0;
    while (true) {
      int value = in.read();
      if (value < 0) {
        throw new SocketException("closed");
      }
      if (value == '\n') {
        return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
      }
      line[length++] = (byte) value;
    }
  }

  private long drain(long contentLength) throws IOException {
    long left = contentLength;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new SocketException("closed in the body");
      }
      left -= read;
    }
    return contentLength;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
