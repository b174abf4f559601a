package dev.strongroom.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, and the owner of its first account as a client. */
final class Server implements AutoCloseable {
  private final Launched launched;
  private final Native api;
  private final String accountId;
  private final String masterKey;
  private final String token;

  private Server(Launched launched, Native api, String accountId, String masterKey, String token) {
    this.launched = launched;
    this.api = api;
    this.accountId = accountId;
    this.masterKey = masterKey;
    this.token = token;
  }

  /** Starts a server on free ports, in its standard data directory under this one. */
  static Launched start(Path directory, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--listen", "0", "--console-listen", "0"));
    arguments.addAll(List.of(more));
    return Launched.in(directory, arguments.toArray(String[]::new));
  }

  /** Starts one for the first time, generates the master key and authorizes with it. */
  static Server withMasterKey(Path directory, String... more)
      throws IOException, InterruptedException {
    Launched launched = start(directory, more);
    Native api = new Native(launched.lineAfter("API"));
    launched.lineAfter("Password");
    try (Launched master = Launched.run(directory, "key", "master")) {
      String accountId = master.lineAfter("applicationKeyId:");
      String key = master.lineAfter("applicationKey:");
      String token = api.authorize(accountId, key).text("authorizationToken");
      return new Server(launched, api, accountId, key, token);
    }
  }

  Native.Answer call(String operation, String body, String... headers)
      throws IOException, InterruptedException {
    return api.call(operation, token, body, headers);
  }

  /** Makes a bucket; gives back its id. */
  String bucket(String name) throws IOException, InterruptedException {
    return call(
            "b2_create_bucket",
            "{\"accountId\":\"%s\",\"bucketName\":\"%s\",\"bucketType\":\"allPrivate\"}"
                .formatted(accountId, name))
        .text("bucketId");
  }

  Launched process() {
    return launched;
  }

  Native api() {
    return api;
  }

  String accountId() {
    return accountId;
  }

  String masterKey() {
    return masterKey;
  }

  String token() {
    return token;
  }

  @Override
  public void close() throws InterruptedException {
    launched.close();
  }
}
