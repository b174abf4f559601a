package dev.strongroom.cli.dev;

import dev.strongroom.api.Corridor;
import dev.strongroom.api.dev.DevDoor;
import dev.strongroom.api.dev.EmulatorClock;
import dev.strongroom.api.dev.MovableClock;
import dev.strongroom.api.dev.TestModeDoor;
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
import dev.strongroom.model.Cluster;
import dev.strongroom.model.Endpoints;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A running emulator. */
final class Emulator implements AutoCloseable {
  private final Server server;
  private final Upkeep upkeep;
  private final Storage storage;
  private final String line;

  private Emulator(Server server, Upkeep upkeep, Storage storage, String line) {
    this.server = server;
    this.upkeep = upkeep;
    this.storage = storage;
    this.line = line;
  }

  /**
   * Starts one; it answers when this returns.
   *
   * @param directory where to keep the data; empty for memory
   * @param withPartner whether there is to be a partner with a Group
   */
  static Emulator start(
      Optional<DataSettings> directory,
      Cluster cluster,
      Addresses addresses,
      AccessSettings access,
      long testModeSeed,
      boolean withPartner,
      Machine machine) {
    Supplier<Server> prepared =
        Beside.make(() ->
            new Server(
                addresses,
                directory.map(DataSettings::controlSocket),
                new Watching(Optional.empty()),
                machine.random()));
    Storage storage =
        directory
            .map(settings -> Stores.open(settings, machine.random()))
            .orElseGet(() -> inMemory(machine));
    try {
      MovableClock movable = new MovableClock(machine.clock());
      Services services =
          Services.over(storage, cluster, access, machine.withClock(movable), machine.clock());
      Doors doors = new Doors(services, machine.nanos());
      Corridor control = doors.control();
      Control operator = new Control(new CorridorLine(control, machine.random()));
      Credentials credentials = Credentials.prepare(operator, machine);
      Optional<Sandbox> sandbox =
          withPartner ? Optional.of(Sandbox.prepare(operator, machine)) : Optional.empty();
      Server server = prepared.get();
      server.listen();
      Endpoints endpoints = server.endpoints();
      Upkeep upkeep = new Upkeep(services, operator, Optional.empty(), machine.nanos());
      Corridor api =
          doors.corridor(
              List.of(
                  new DevDoor(new EmulatorClock(movable, services.clock(), upkeep::catchUp)),
                  doors.browser(endpoints),
                  doors.partnerApi(endpoints),
                  new TestModeDoor<>(doors.nativeApi(endpoints), testModeSeed),
                  doors.s3Api(access.s3(endpoints))));
      Corridor console =
          doors.corridor(
              List.of(
                  doors.extensionApi(),
                  doors.console(endpoints, access.s3(endpoints), machine.random())));
      server.open(api, console, control, storage);
      return new Emulator(server, upkeep, storage, credentials.line(endpoints, sandbox));
    } catch (RuntimeException failure) {
      storage.close();
      throw failure;
    }
  }

  /** What a test needs to know, as one line of JSON. */
  String line() {
    return line;
  }

  @Override
  public void close() {
    server.close();
    upkeep.close();
    storage.close();
  }

  private static Storage inMemory(Machine machine) {
    Storage scratch = Stores.openScratch(temporary(machine), machine.random());
    return new Storage(
        scratch.metadata(),
        scratch.blobs(),
        new ToldRefusals(),
        scratch.ledger(),
        scratch.keyEncryptionKey(),
        scratch.keyEncryptionKeyId(),
        scratch.upkeep(),
        scratch.place());
  }

  private static Path temporary(Machine machine) {
    return Path.of(machine.environment().getOrDefault("TMPDIR", "/tmp"));
  }
}
