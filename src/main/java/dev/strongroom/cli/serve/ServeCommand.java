package dev.strongroom.cli.serve;

import dev.strongroom.cli.Machine;
import dev.strongroom.cli.server.Stop;
import dev.strongroom.cli.server.Watching;
import dev.strongroom.cli.settings.AccessOptions;
import dev.strongroom.cli.settings.AddressOptions;
import dev.strongroom.cli.settings.Addresses;
import dev.strongroom.cli.settings.Configurable;
import dev.strongroom.cli.settings.DataOptions;
import dev.strongroom.cli.settings.DataSettings;
import dev.strongroom.cli.settings.GroupOptions;
import dev.strongroom.cli.settings.ListenAddress;
import dev.strongroom.cli.settings.LogOptions;
import dev.strongroom.cli.settings.UpkeepOptions;
import dev.strongroom.cli.settings.WatchOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code strongroom serve}. */
@Command(
    name = "serve",
    description = {
      "Run the server.",
      "On first use it makes the data directory and the first account, and prints how to sign in:",
      "the password is generated, and shown only then. SIGTERM ends it."
    })
public final class ServeCommand implements Callable<Integer>, Configurable {
  private static final ListenAddress API = ListenAddress.parse("8420");
  private static final ListenAddress CONSOLE = ListenAddress.parse("8421");

  @Option(
      names = "--email",
      paramLabel = "ADDRESS",
      description = "The e-mail address of the first account. Default: owner@localhost")
  private String email = "owner@localhost";

  @Mixin private final DataOptions data = new DataOptions();
  @Mixin private final AddressOptions address = new AddressOptions();
  @Mixin private final AccessOptions access = new AccessOptions();
  @Mixin private final GroupOptions groups = new GroupOptions();
  @Mixin private final WatchOptions watch = new WatchOptions();
  @Mixin private final UpkeepOptions upkeep = new UpkeepOptions();
  @Mixin private final LogOptions log = new LogOptions();

  private final Machine machine;

  /** Takes the outside. */
  public ServeCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() throws InterruptedException {
    Addresses addresses = address.addresses(API, CONSOLE);
    addresses.advice().ifPresent(machine.err()::println);
    DataSettings directory = data.settings();
    Stop stop = new Stop();
    RunningServer server =
        RunningServer.start(
            directory,
            addresses,
            access.settings(groups.settings()),
            new Watching(watch.metricsToken()),
            upkeep.scrubEvery(),
            machine);
    stop.closeAtEnd(server);
    log.apply(Optional.of(directory.directory()));
    Welcome welcome = new Welcome(server.endpoints(), directory);
    machine.out().println(server.firstAccount(email).map(welcome::first).orElse(welcome.again()));
    machine.out().flush();
    return stop.await();
  }
}
