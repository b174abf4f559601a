package dev.strongroom.cli.serve;

import dev.strongroom.api.Corridor;
import dev.strongroom.cli.GeneratedPassword;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.Control;
import dev.strongroom.cli.control.CorridorLine;
import dev.strongroom.cli.server.Beside;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.cli.server.Server;
import dev.strongroom.cli.server.Services;
import dev.strongroom.cli.server.Storage;
import dev.strongroom.cli.server.Stores;
import dev.strongroom.cli.server.Upkeep;
import dev.strongroom.cli.server.Watching;
import dev.strongroom.cli.settings.AccessSettings;
import dev.strongroom.cli.settings.Addresses;
import dev.strongroom.cli.settings.DataSettings;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A running server. */
final class RunningServer implements AutoCloseable {
  private final Server server;
  private final Upkeep upkeep;
  private final Storage storage;
  private final Control control;
  private final Machine machine;

  /**
   * The first account.
   *
   * @param password generated; shown once
   */
  record FirstAccount(String email, Secret password) {}

  private RunningServer(
      Server server, Upkeep upkeep, Storage storage, Control control, Machine machine) {
    this.server = server;
    this.upkeep = upkeep;
    this.storage = storage;
    this.control = control;
    this.machine = machine;
  }

  /** Starts one; it answers when this returns. */
  static RunningServer start(
      DataSettings data,
      Addresses addresses,
      AccessSettings access,
      Watching watching,
      Optional<Duration> scrubEvery,
      Machine machine) {
    // Made beside the stores, since both take a third of the time to start.
    Supplier<Server> prepared =
        Beside.make(() ->
            new Server(addresses, Optional.of(data.controlSocket()), watching, machine.random()));
    Storage storage = Stores.open(data, machine.random());
    try {
      Services services = Services.over(storage, data.cluster(), access, machine);
      Doors doors = new Doors(services, machine.nanos(), watching);
      Corridor controlCorridor = doors.control();
      Server server = prepared.get();
      server.listen();
      server.open(
          doors.corridor(
              List.of(
                  doors.browser(server.endpoints()),
                  doors.partnerApi(server.endpoints()),
                  doors.nativeApi(server.endpoints()),
                  doors.s3Api(access.s3(server.endpoints())))),
          doors.corridor(
              List.of(
                  doors.extensionApi(),
                  doors.console(
                      server.endpoints(), access.s3(server.endpoints()), machine.random()))),
          controlCorridor,
          storage);
      Control control = new Control(new CorridorLine(controlCorridor, machine.random()));
      Upkeep upkeep = new Upkeep(services, control, scrubEvery, machine.nanos());
      return new RunningServer(server, upkeep, storage, control, machine);
    } catch (RuntimeException failure) {
      storage.close();
      throw failure;
    }
  }

  /** The addresses that clients are given. */
  Endpoints endpoints() {
    return server.endpoints();
  }

  /** Makes the first account; empty when there is one already. */
  Optional<FirstAccount> firstAccount(String email) {
    if (!control.accounts().isEmpty()) {
      return Optional.empty();
    }
    Secret password = GeneratedPassword.make(machine.random());
    control.createAccount(email, password);
    return Optional.of(new FirstAccount(email, password));
  }

  @Override
  public void close() {
    server.close();
    upkeep.close();
    storage.close();
  }
}
