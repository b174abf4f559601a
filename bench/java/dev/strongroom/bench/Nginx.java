package dev.strongroom.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** nginx serving a directory with sendfile on the loopback address, two workers. */
final class Nginx implements Peer {
  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it over the files in {@code root}; {@code scratch} is a directory of its own. */
  static Nginx start(Path root, Path scratch, int port) throws IOException, InterruptedException {
    Path configuration = scratch.resolve("nginx.conf");
    Files.writeString(
        configuration,
        """
        user root;
        worker_processes 2;
        daemon off;
        pid %1$s/nginx.pid;
        error_log %1$s/error.log;
        events { worker_connections 1024; }
        http {
          access_log off;
          sendfile on;
          tcp_nopush on;
          keepalive_requests 100000000;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          server { listen 127.0.0.1:%2$d; root %3$s; }
        }
        """
            .formatted(scratch, port, root));
    Process process =
        new ProcessBuilder("nginx", "-c", configuration.toString(), "-p", scratch.toString())
            .redirectErrorStream(true)
            .redirectOutput(scratch.resolve("nginx.out").toFile())
            .start();
    Ports.awaitOpen(port, process);
    return new Nginx(process, port);
  }

  @Override
  public String name() {
    return "nginx";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public List<Long> pids() {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(process.pid()),
            process.descendants().map(ProcessHandle::pid))
        .toList();
  }

  @Override
  public byte[] getRequest(String fileName) {
    return ("GET /" + fileName + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
