package dev.strongroom.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Another server of S3 over a directory, started as a program of its own on the loopback address.
 */
final class S3Server implements Peer {
  private static final S3Login LOGIN =
      new S3Login("benchkey", "benchsecretbenchsecret", InstantSource.system());

  private final String name;
  private final Process process;
  private final int port;

  private S3Server(String name, Process process, int port) {
    this.name = name;
    this.process = process;
    this.port = port;
  }

  /** versitygw over a directory of files; connections are kept and nothing is logged. */
  static S3Server versitygw(Path program, Path scratch) throws IOException, InterruptedException {
    int port = Ports.free();
    List<String> command = new ArrayList<>(List.of(program.toString(), "--quiet", "--keep-alive"));
    command.addAll(List.of("--access", LOGIN.keyId(), "--secret", LOGIN.secret()));
    command.addAll(List.of("--region", "us-east-1", "--port", "127.0.0.1:" + port, "posix"));
    command.add(Files.createDirectories(scratch.resolve("files")).toString());
    return start("versitygw", command, scratch, port);
  }

  /** s3proxy over a directory of files, in the Java that runs this. */
  static S3Server s3proxy(String classpath, Path scratch) throws IOException, InterruptedException {
    int port = Ports.free();
    Path files = Files.createDirectories(scratch.resolve("files"));
    Path settings = scratch.resolve("s3proxy.conf");
    Files.writeString(
        settings,
        """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """
            .formatted(port, LOGIN.keyId(), LOGIN.secret(), files));
    Path quiet = scratch.resolve("logback.xml");
    Files.writeString(quiet, "<configuration><root level=\"OFF\"/></configuration>");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-Xmx1g",
            "-DLOG_LEVEL=error",
            "-cp",
            classpath,
            "org.gaul.s3proxy.Main",
            "--properties",
            settings.toString());
    return start("s3proxy", command, scratch, port);
  }

  private static S3Server start(String name, List<String> command, Path scratch, int port)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(scratch.resolve(name + ".log").toFile())
            .start();
    Ports.awaitOpen(port, process);
    return new S3Server(name, process, port);
  }

  S3Login login() {
    return LOGIN;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public List<Long> pids() {
    return List.of(process.pid());
  }

  @Override
  public byte[] getRequest(String fileName) {
    return LOGIN
        .head("GET", "/" + Strongroom.BUCKET + "/" + fileName, "", 0)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
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
