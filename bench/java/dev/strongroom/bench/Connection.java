package dev.strongroom.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
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
  private static final byte[] ETAG = "etag:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CODING = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);
  private static final long CHUNKED = -1;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[256 * 1024];
  private final byte[] line = new byte[16 * 1024];
  private String etag = "";

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 256 * 1024);
    out = socket.getOutputStream();
  }

  /**
   * Sends a request and reads the answer; gives back the number of bytes in its body. Anything but
   * 200 or 201 throws.
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
    long length = readHead();
    byte[] answer = length == CHUNKED ? readChunks() : in.readNBytes((int) length);
    return new String(answer, StandardCharsets.UTF_8);
  }

  /** The ETag of the last answer, with its quotes. */
  String etag() {
    return etag;
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    while (true) {
      int length = readLine();
      int size = Integer.parseInt(new String(line, 0, length, StandardCharsets.US_ASCII), 16);
      whole.write(in.readNBytes(size));
      readLine();
      if (size == 0) {
        return whole.toByteArray();
      }
    }
  }

  private long readHead() throws IOException {
    int length = readLine();
    String status = new String(line, 0, Math.min(length, 12), StandardCharsets.US_ASCII);
    if (!status.startsWith("HTTP/1.1 20")) {
      throw new IOException("answered " + new String(line, 0, length, StandardCharsets.US_ASCII));
    }
    long contentLength = 0;
    while ((length = readLine()) > 0) {
      if (isNamed(LENGTH, length)) {
        contentLength = Long.parseLong(value(LENGTH, length));
      } else if (isNamed(ETAG, length)) {
        etag = value(ETAG, length);
      } else if (isNamed(CODING, length)) {
        contentLength = CHUNKED;
      }
    }
    return contentLength;
  }

  private String value(byte[] name, int length) {
    return new String(line, name.length, length - name.length, StandardCharsets.US_ASCII).strip();
  }

  private boolean isNamed(byte[] name, int length) {
    if (length <= name.length) {
      return false;
    }
    for (int index = 0; index < name.length; index++) {
      if ((line[index] | 0x20) != name[index] && line[index] != name[index]) {
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
    if (contentLength == CHUNKED) {
      return readChunks().length;
    }
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
