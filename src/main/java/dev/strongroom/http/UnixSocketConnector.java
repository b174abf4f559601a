package dev.strongroom.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;

/**
 * Listens on a socket that nobody else may open, not even for the moment between making it and
 * setting its mode: it is made inside a closed directory and moved to its place.
 */
final class UnixSocketConnector extends UnixDomainServerConnector {
  private final Path path;

  UnixSocketConnector(Server server, Path path, ConnectionFactory... protocols) {
    super(server, 1, 1, protocols);
    this.path = path;
    setUnixDomainPath(path);
  }

  @Override
  protected void doStart() throws Exception {
    Path directory =
        Files.createTempDirectory(
            path.toAbsolutePath().getParent(),
            ".",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path hidden = directory.resolve("s");
    try {
      setUnixDomainPath(hidden);
      super.doStart();
      Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rw-------"));
      Files.move(hidden, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException problem) {
      throw new IOException("cannot listen on " + path, problem);
    } finally {
      setUnixDomainPath(path);
      Files.deleteIfExists(hidden);
      Files.deleteIfExists(directory);
    }
  }
}
