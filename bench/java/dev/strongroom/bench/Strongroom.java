package dev.strongroom.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server under measurement, as {@code ./strongroom dev} with a data directory on a real disk.
 */
final class Strongroom implements Peer {
  static final String BUCKET = "bench-bucket";

  private final Process process;
  private final int port;
  private final String accountId;
  private final String token;
  private final String bucketId;
  private final double secondsToFirstAnswer;
  private final S3Login s3Login;

  private Strongroom(
      Process process,
      int port,
      String accountId,
      String token,
      String bucketId,
      double secondsToFirstAnswer,
      S3Login s3Login) {
    this.process = process;
    this.port = port;
    this.accountId = accountId;
    this.token = token;
    this.bucketId = bucketId;
    this.secondsToFirstAnswer = secondsToFirstAnswer;
    this.s3Login = s3Login;
  }

  /** Starts it, authorizes, and makes a bucket whose files anyone may read only with a token. */
  static Strongroom start(Path program, Path data) throws IOException {
    int port = Ports.free();
    long beganNanos = System.nanoTime();
    Process process =
        new ProcessBuilder(
                program.toString(),
                "dev",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--console-port",
                "0")
            .redirectError(
                ProcessBuilder.Redirect.appendTo(data.resolveSibling("strongroom.log").toFile()))
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the server did not start; see strongroom.log beside its data");
    }
    String basic =
        Base64.getEncoder()
            .encodeToString(
                (text(line, "applicationKeyId") + ":" + text(line, "applicationKey"))
                    .getBytes(StandardCharsets.UTF_8));
    try (Connection connection = new Connection(port)) {
      String authorized =
          connection.exchangeForText(
              "GET /b2api/v3/b2_authorize_account HTTP/1.1\r\nHost: x\r\nAuthorization: Basic "
                  + basic
                  + "\r\n\r\n",
              new byte[0]);
      double seconds = (System.nanoTime() - beganNanos) / 1e9;
      String accountId = text(authorized, "accountId");
      String token = text(authorized, "authorizationToken");
      S3Login s3Login =
          new S3Login(
              text(line, "applicationKeyId"), text(line, "applicationKey"), InstantSource.system());
      Strongroom withoutBucket =
          new Strongroom(process, port, accountId, token, "", seconds, s3Login);
      String bucket =
          withoutBucket.call(
              connection,
              "b2_create_bucket",
              "{\"accountId\":\"%s\",\"bucketName\":\"%s\",\"bucketType\":\"allPrivate\"}"
                  .formatted(accountId, BUCKET));
      return new Strongroom(
          process, port, accountId, token, text(bucket, "bucketId"), seconds, s3Login);
    }
  }

  /** A call of the Native API with a JSON body. */
  String call(Connection connection, String operation, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return connection.exchangeForText(
        "POST /b2api/v3/%s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(operation, token, body.length),
        body);
  }

  /** The heads of upload requests for one upload URL. */
  record Uploader(String path, String token) {
    byte[] head(String fileName, long length, String sha1) {
      return ("POST %s HTTP/1.1\r\n"
              + "Host: x\r\n"
              + "Authorization: %s\r\n"
              + "X-Bz-File-Name: %s\r\n"
              + "Content-Type: b2/x-auto\r\n"
              + "X-Bz-Content-Sha1: %s\r\n"
              + "Content-Length: %d\r\n\r\n")
          .formatted(path, token, fileName, sha1, length)
          .getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** An upload URL with its token. */
  Uploader uploader(Connection connection) throws IOException {
    String answer = call(connection, "b2_get_upload_url", "{\"bucketId\":\"" + bucketId + "\"}");
    String url = text(answer, "uploadUrl");
    return new Uploader(url.substring(url.indexOf('/', 8)), text(answer, "authorizationToken"));
  }

  /** The key it made at its start, as a key of S3. */
  S3Login s3Login() {
    return s3Login;
  }

  String bucketId() {
    return bucketId;
  }

  String accountId() {
    return accountId;
  }

  /** From the start of the process to the first request answered, the shell script included. */
  double secondsToFirstAnswer() {
    return secondsToFirstAnswer;
  }

  @Override
  public String name() {
    return "strongroom";
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
    return ("GET /file/"
            + BUCKET
            + "/"
            + fileName
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: "
            + token
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String text(String json, String field) throws IOException {
    Matcher matcher = Pattern.compile("\"" + field + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    if (!matcher.find()) {
      throw new IOException("no " + field + " in the answer");
    }
    return matcher.group(1);
  }
}
