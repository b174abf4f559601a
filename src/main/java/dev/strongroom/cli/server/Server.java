package dev.strongroom.cli.server;

import dev.strongroom.api.Corridor;
import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.settings.Addresses;
import dev.strongroom.cli.settings.ListenAddress;
import dev.strongroom.http.Answerer;
import dev.strongroom.http.ErrorDress;
import dev.strongroom.http.Limits;
import dev.strongroom.http.Listener;
import dev.strongroom.http.Listeners;
import dev.strongroom.http.PemFiles;
import dev.strongroom.http.Place;
import dev.strongroom.model.Endpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The listeners with their corridors. */
public final class Server implements AutoCloseable {
  private static final String API = "api-";
  private static final String CONSOLE = "console-";

  private final Entrance apiEntrance = new Entrance();
  private final Entrance consoleEntrance = new Entrance();
  private final Entrance controlEntrance = new Entrance();
  private final Health health = new Health();
  private final Addresses addresses;
  private final Listeners listeners;

  /**
   * Prepares; nothing listens yet.
   *
   * @param controlSocket the path of the control socket; empty for none
   * @param random where request ids come from
   */
  public Server(
      Addresses addresses,
      Optional<Path> controlSocket,
      Watching watching,
      RandomGenerator random) {
    this.addresses = addresses;
    List<Listener> all = new ArrayList<>();
    add(all, API, addresses.api(), apiEntrance);
    add(all, CONSOLE, addresses.console(), watching.before(consoleEntrance, health));
    controlSocket.ifPresent(
        path -> all.add(Listener.plain("control", new Place.UnixSocket(path), controlEntrance)));
    try {
      this.listeners =
          new Listeners(
              all, Limits.standard(), addresses.trustedProxies(), random, watching.traffic());
    } catch (IOException problem) {
      throw new CommandFailedException(ExitCode.ADDRESS_UNUSABLE, sentence(problem));
    }
  }

  /** Listens; calls wait until {@link #open}. */
  public void listen() {
    try {
      listeners.start();
    } catch (IOException problem) {
      throw new CommandFailedException(ExitCode.ADDRESS_UNUSABLE, sentence(problem));
    }
  }

  /** The addresses that clients are given. */
  public Endpoints endpoints() {
    return addresses
        .advertised()
        .over(
            addresses.api().getFirst().url(listeners.port(API + 0)),
            addresses.console().getFirst().url(listeners.port(CONSOLE + 0)));
  }

  /**
   * Lets calls in.
   *
   * @param storage what must work for the server to be healthy
   */
  public void open(Corridor api, Corridor console, Corridor control, Storage storage) {
    health.of(storage);
    apiEntrance.open(api);
    consoleEntrance.open(console);
    controlEntrance.open(control);
  }

  /** Takes no new calls, lets those in flight end in time, then ends. */
  @Override
  public void close() {
    listeners.close();
  }

  private void add(List<Listener> all, String name, List<ListenAddress> where, Answerer answerer) {
    for (int index = 0; index < where.size(); index++) {
      ListenAddress address = where.get(index);
      Optional<PemFiles> tls = address.secure() ? addresses.tls() : Optional.empty();
      all.add(new Listener(name + index, address.place(), tls, answerer, ErrorDress.B2));
    }
  }

  private static String sentence(IOException problem) {
    Throwable cause = problem.getCause();
    String more = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return "The server cannot listen: " + problem.getMessage() + more + ".";
  }
}
