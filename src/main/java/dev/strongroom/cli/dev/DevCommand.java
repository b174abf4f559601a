package dev.strongroom.cli.dev;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.server.Stop;
import dev.strongroom.cli.settings.AccessOptions;
import dev.strongroom.cli.settings.AddressOptions;
import dev.strongroom.cli.settings.Addresses;
import dev.strongroom.cli.settings.Configurable;
import dev.strongroom.cli.settings.DataOptions;
import dev.strongroom.cli.settings.DataSettings;
import dev.strongroom.cli.settings.GroupOptions;
import dev.strongroom.cli.settings.ListenAddress;
import dev.strongroom.cli.settings.LogOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code strongroom dev}. */
@Command(
    name = "dev",
    description = "Run the emulator: a whole server for tests, in memory unless --data is given.",
    footer = {
      "",
      "The first line on standard output is one JSON object with everything a test needs:",
      "apiUrl, s3Url, consoleUrl, accountId, email, password, masterApplicationKeyId,",
      "masterApplicationKey, applicationKeyId, applicationKey. It is printed when the emulator",
      "is ready to answer. Logs go to standard error. SIGTERM ends it.",
      "",
      "Requests with X-Bz-Test-Mode meet the faults that B2's test modes promise:",
      "  fail_some_uploads, expire_some_account_authorization_tokens, force_cap_exceeded",
      "The clock can be moved, and what the server does by itself is done when the answer comes:",
      "counting, the daily usage reports and the like:",
      "  curl -d '{\"advanceSeconds\": 3600}' http://127.0.0.1:8420/dev/clock"
    })
public final class DevCommand implements Callable<Integer>, Configurable {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port of the APIs on 127.0.0.1; 0 for a free one. Default: 8420")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--console-port",
      paramLabel = "PORT",
      description = "The port of the console on 127.0.0.1; 0 for a free one. Default: 8421")
  private Optional<Integer> consolePort = Optional.empty();

  @Option(
      names = "--test-mode-seed",
      paramLabel = "NUMBER",
      description = "Decides which calls fail in the test modes. Default: 1")
  private long testModeSeed = 1;

  @Option(
      names = "--partner",
      description = {
        "Make a partner with a managed Group and two members, for tests of the Partner API; the",
        "line on standard output has them as the object partner, with the e-mail address and the",
        "password that sign the partner in to the console."
      })
  private boolean partner;

  @Mixin private final DataOptions data = new DataOptions();
  @Mixin private final AddressOptions address = new AddressOptions();
  @Mixin private final AccessOptions access = new AccessOptions();
  @Mixin private final GroupOptions groups = new GroupOptions();
  @Mixin private final LogOptions log = new LogOptions();

  private final Machine machine;

  /** Takes the outside. */
  public DevCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() throws InterruptedException {
    Addresses addresses =
        address.addresses(
            loopback("--port", "--listen", address.namesApi(), port.orElse(null), 8420),
            loopback(
                "--console-port",
                "--console-listen",
                address.namesConsole(),
                consolePort.orElse(null),
                8421));
    addresses.advice().ifPresent(machine.err()::println);
    Optional<DataSettings> directory = data.settingsIfNamed();
    log.apply(directory.map(DataSettings::directory));
    Stop stop = new Stop();
    Emulator emulator =
        Emulator.start(
            directory,
            data.cluster(),
            addresses,
            access.settings(groups.settings()),
            testModeSeed,
            partner,
            machine);
    stop.closeAtEnd(emulator);
    machine.out().println(emulator.line());
    machine.out().flush();
    return stop.await();
  }

  private static ListenAddress loopback(
      String option, String other, boolean otherIsGiven, @Nullable Integer port, int standard) {
    if (port != null && otherIsGiven) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, option + " and " + other + " exclude each other.");
    }
    if (port != null && (port < 0 || port > 65_535)) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, option + " must be 0 to 65535, not " + port + ".");
    }
    return ListenAddress.parse(Integer.toString(port == null ? standard : port));
  }
}
