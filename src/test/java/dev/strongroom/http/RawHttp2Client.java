package dev.strongroom.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;

/** Speaks HTTP/2 frame by frame over plain text, with headers that are never compressed. */
final class RawHttp2Client implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  /** One frame. */
  record Frame(int type, int flags, int stream, byte[] payload) {
    boolean endsStream() {
      return (flags & END_STREAM) != 0 && (type == DATA || type == HEADERS);
    }
  }

  /** One answer; a stream that was reset has status 0. */
  record Answer(int status, List<String> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private final Socket socket;
  private final DataInputStream in;
  private final HpackDecoder decoder = new HpackDecoder(64 * 1024, System::nanoTime);
  private final Map<Integer, Long> windows = new HashMap<>(Map.of(0, 65_535L));
  private long initialWindow = 65_535;
  private int lastStream = -1;

  RawHttp2Client(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    socket
        .getOutputStream()
        .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    send(SETTINGS, 0, 0, new byte[0]);
    while (read().type != SETTINGS) {
      // The server's settings come first; until then nothing else is of interest.
    }
  }

  /** Sends request headers on a new stream; pairs of name and value follow the pseudo headers. */
  int headers(boolean end, String method, String path, String... fields) throws IOException {
    lastStream += 2;
    int flags = END_HEADERS | (end ? END_STREAM : 0);
    send(HEADERS, flags, lastStream, block(method, path, fields));
    return lastStream;
  }

  static byte[] block(String method, String path, String... fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    literal(bytes, ":method", method);
    literal(bytes, ":scheme", "http");
    literal(bytes, ":authority", "localhost");
    literal(bytes, ":path", path);
    for (int field = 0; field < fields.length; field += 2) {
      literal(bytes, fields[field], fields[field + 1]);
    }
    return bytes.toByteArray();
  }

  private static void literal(ByteArrayOutputStream bytes, String name, String value)
      throws IOException {
    bytes.write(0);
    for (String text : List.of(name, value)) {
      byte[] octets = text.getBytes(StandardCharsets.UTF_8);
      int rest = octets.length - 127;
      bytes.write(Math.min(octets.length, 127));
      if (rest >= 0) {
        for (; rest >= 128; rest /= 128) {
          bytes.write(rest % 128 + 128);
        }
        bytes.write(rest);
      }
      bytes.write(octets);
    }
  }

  void send(int type, int flags, int stream, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
    socket.getOutputStream().write(frame.array());
  }

  /** Sends a whole body, waiting for the server to open its windows. */
  void body(int stream, byte[] body) throws IOException {
    int sent = 0;
    while (sent < body.length) {
      int room = (int) Math.min(window(0), window(stream));
      if (room == 0) {
        read();
        continue;
      }
      int count = Math.min(Math.min(16_384, room), body.length - sent);
      byte[] piece = new byte[count];
      System.arraycopy(body, sent, piece, 0, count);
      sent += count;
      send(DATA, sent == body.length ? END_STREAM : 0, stream, piece);
      windows.put(0, window(0) - count);
      windows.put(stream, window(stream) - count);
    }
  }

  private long window(int stream) {
    return windows.getOrDefault(stream, initialWindow);
  }

  /** The next frame; settings and windows are taken note of. */
  Frame read() throws IOException {
    int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt();
    byte[] payload = in.readNBytes(length);
    if (type == WINDOW_UPDATE) {
      windows.put(stream, window(stream) + ByteBuffer.wrap(payload).getInt());
    }
    if (type == SETTINGS && flags == 0) {
      for (ByteBuffer settings = ByteBuffer.wrap(payload); settings.hasRemaining(); ) {
        short name = settings.getShort();
        int value = settings.getInt();
        initialWindow = name == 4 ? value : initialWindow;
      }
      send(SETTINGS, 1, 0, new byte[0]);
    }
    return new Frame(type, flags, stream, payload);
  }

  /** Reads until the answer on a stream is whole or the stream is reset. */
  Answer answer(int stream) throws Exception {
    int status = 0;
    List<String> headers = new ArrayList<>();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      Frame frame = read();
      if (frame.stream != stream) {
        continue;
      }
      if (frame.type == RST_STREAM) {
        return new Answer(0, headers, body.toByteArray());
      }
      if (frame.type == HEADERS) {
        MetaData.Response head =
            (MetaData.Response) decoder.decode(ByteBuffer.wrap(wholeBlock(frame)));
        status = head.getStatus();
        for (HttpField field : head.getHttpFields()) {
          headers.add(field.getLowerCaseName() + ": " + field.getValue());
        }
      }
      if (frame.type == DATA && frame.payload.length > 0) {
        body.write(frame.payload);
        byte[] count = ByteBuffer.allocate(4).putInt(frame.payload.length).array();
        send(WINDOW_UPDATE, 0, 0, count);
        if (!frame.endsStream()) {
          send(WINDOW_UPDATE, 0, stream, count);
        }
      }
      if (frame.endsStream()) {
        return new Answer(status, headers, body.toByteArray());
      }
    }
  }

  /** The headers of a frame and of those that continue it. */
  private byte[] wholeBlock(Frame first) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(first.payload);
    for (Frame frame = first; (frame.flags & END_HEADERS) == 0; ) {
      frame = read();
      block.write(frame.payload);
    }
    return block.toByteArray();
  }

  /** Reads until the server says goodbye or ends the connection; says whether it did. */
  boolean isSentAway() {
    try {
      while (true) {
        if (read().type == GOAWAY) {
          return true;
        }
      }
    } catch (java.net.SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException closed) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
