package dev.strongroom.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's socket. */
class UnixSocketTest {
  @TempDir Path directory;

  @Test
  void onlyTheOwnerMayOpenItAndTheAddressIsLocal() throws Exception {
    Path path = directory.resolve("operator.sock");
    try (Listeners listeners = listening(path)) {
      listeners.start();

      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
      assertEquals(List.of("operator.sock"), names());
      assertTrue(asked(path).endsWith("\r\n\r\nlocal"));
    }
    assertFalse(Files.exists(path), "the socket outlives its listener");
  }

  @Test
  void whatADeadProcessLeftIsReplaced() throws Exception {
    Path path = directory.resolve("operator.sock");
    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(path))
        .close();
    assertTrue(Files.exists(path));
    try (Listeners listeners = listening(path)) {
      listeners.start();

      assertTrue(asked(path).endsWith("\r\n\r\nlocal"));
    }
  }

  @Test
  void aPathThatIsTooLongIsAnErrorThatNamesIt() throws Exception {
    Path path = Files.createDirectory(directory.resolve("d".repeat(100))).resolve("s");
    try (Listeners listeners = listening(path)) {
      IOException problem = assertThrows(IOException.class, listeners::start);

      assertTrue(problem.getMessage().contains(path.toString()), problem.getMessage());
    }
  }

  private static Listeners listening(Path path) throws IOException {
    return new Listeners(
        List.of(
            Listener.plain(
                "operator", new Place.UnixSocket(path), call -> Answers.text(200, call.address()))),
        Served.LIMITS,
        TrustedProxies.NONE,
        new Random(1));
  }

  private static String asked(Path path) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      channel.write(
          ByteBuffer.wrap(
              "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII)));
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.map(path -> path.getFileName().toString()).toList();
    }
  }
}
