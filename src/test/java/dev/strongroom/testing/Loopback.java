package dev.strongroom.testing;

import dev.strongroom.api.Call;
import dev.strongroom.api.Corridor;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.cli.server.Server;
import dev.strongroom.cli.server.Storage;
import dev.strongroom.cli.server.Watching;
import dev.strongroom.cli.settings.Addresses;
import dev.strongroom.cli.settings.Advertised;
import dev.strongroom.cli.settings.ListenAddress;
import dev.strongroom.http.TrustedProxies;
import dev.strongroom.model.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The real listeners on free ports of the loopback, and a way to them by HTTP. */
final class Loopback implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(180);

  private final Server server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Loopback(Server server) {
    this.server = server;
  }

  /** Listens; calls wait until {@link #open}. */
  static Loopback listen(RandomGenerator random) {
    List<ListenAddress> anyPort = List.of(ListenAddress.parse("127.0.0.1:0"));
    Optional<String> asListened = Optional.empty();
    Server server =
        new Server(
            new Addresses(
                anyPort,
                anyPort,
                Optional.empty(),
                new Advertised(
                    asListened, asListened, asListened, asListened, asListened, asListened),
                TrustedProxies.NONE),
            Optional.empty(),
            new Watching(Optional.empty()),
            random);
    server.listen();
    return new Loopback(server);
  }

  /** The addresses that are listened on. */
  Endpoints endpoints() {
    return server.endpoints();
  }

  /** Lets calls into the corridors. */
  void open(Corridor api, Corridor control, Storage storage) {
    server.open(api, control, control, storage);
  }

  /** Sends a call and waits for the whole answer. */
  TestAnswer send(Call call) {
    String query = call.query().isEmpty() ? "" : "?" + call.query();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoints().api() + call.path() + query))
            .timeout(DEADLINE)
            .method(call.method(), body(call));
    // The client names the host itself, as every program does.
    call.headers().list().stream()
        .filter(header -> !header.name().equalsIgnoreCase("host"))
        .forEach(header -> request.header(header.name(), header.value()));
    try {
      return answer(client.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static BodyPublisher body(Call call) {
    BodyPublisher stream = BodyPublishers.ofInputStream(call::body);
    return switch (Long.signum(call.contentLength())) {
      case 0 -> BodyPublishers.noBody();
      case 1 -> BodyPublishers.fromPublisher(stream, call.contentLength());
      default -> stream;
    };
  }

  private static TestAnswer answer(HttpResponse<byte[]> response) {
    List<Header> headers = new ArrayList<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    return new TestAnswer(response.statusCode(), headers, response.body(), length, false);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
