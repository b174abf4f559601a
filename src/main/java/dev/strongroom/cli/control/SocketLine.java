package dev.strongroom.cli.control;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The way by the control socket of a running server: one request of HTTP/1.1 to a connection. */
public final class SocketLine implements ControlLine {
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final String HEAD_END = "\r\n\r\n";

  private final Path socket;

  private SocketLine(Path socket) {
    this.socket = socket;
  }

  /** The line to the server behind this socket; empty when nobody answers there. */
  public static Optional<SocketLine> to(Path socket) {
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return channel.isConnected() ? Optional.of(new SocketLine(socket)) : Optional.empty();
    } catch (IOException nobody) {
      return Optional.empty();
    }
  }

  @Override
  public Answer post(String path, byte[] body) {
    String head =
        "POST %s HTTP/1.1\r\nHost: control\r\nUser-Agent: strongroom\r\nContent-Type:"
            + " application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n";
    byte[] start = head.formatted(path, body.length).getBytes(StandardCharsets.US_ASCII);
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      write(channel, start);
      write(channel, body);
      return answer(readAll(channel));
    } catch (IOException failure) {
      throw new CommandFailedException(
          ExitCode.REFUSED,
          "The running server did not answer by " + socket + ": " + failure.getMessage() + ".");
    }
  }

  private static void write(SocketChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static byte[] readAll(SocketChannel channel) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    while (channel.read(buffer) >= 0) {
      buffer.flip();
      byte[] piece = new byte[buffer.remaining()];
      buffer.get(piece);
      bytes.writeBytes(piece);
      buffer.clear();
    }
    return bytes.toByteArray();
  }

  /** The server ends the connection behind its one answer, whose body has a length. */
  private static Answer answer(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int headEnd = text.indexOf(HEAD_END);
    String[] statusLine = text.substring(0, Math.max(headEnd, 0)).split(" ", 3);
    if (statusLine.length < 2 || !statusLine[1].matches("[0-9]{3}")) {
      throw new IOException("the answer is not HTTP");
    }
    byte[] body = text.substring(headEnd + HEAD_END.length()).getBytes(StandardCharsets.ISO_8859_1);
    return new Answer(Integer.parseInt(statusLine[1]), body);
  }
}
