package dev.strongroom.cli.operate;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.Control;
import dev.strongroom.cli.control.CorridorLine;
import dev.strongroom.cli.control.SocketLine;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.cli.server.Services;
import dev.strongroom.cli.server.Storage;
import dev.strongroom.cli.server.Stores;
import dev.strongroom.cli.settings.AccessSettings;
import dev.strongroom.cli.settings.DataSettings;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Function;

/** Finds the way to the operator's door: through the running server, or without one. */
final class OperatorsWay {
  private final DataSettings data;
  private final Machine machine;

  OperatorsWay(DataSettings data, Machine machine) {
    this.data = data;
    this.machine = machine;
  }

  /** Does something with what is there already; ends the command when there is nothing. */
  <T> T ask(Function<Control, T> question) {
    if (!Files.isDirectory(data.directory())) {
      throw new CommandFailedException(
          ExitCode.DATA_UNUSABLE,
          "There is no data directory "
              + data.directory()
              + ": --data names another, and `strongroom serve` makes one.");
    }
    return askOrMake(question);
  }

  /** Does something, and makes the data directory when it is new. */
  <T> T askOrMake(Function<Control, T> question) {
    Optional<SocketLine> running = SocketLine.to(data.controlSocket());
    if (running.isPresent()) {
      return question.apply(new Control(running.get()));
    }
    try (Storage storage = Stores.open(data, machine.random())) {
      Services services = Services.over(storage, data.cluster(), AccessSettings.STANDARD, machine);
      Doors doors = new Doors(services, machine.nanos());
      return question.apply(new Control(new CorridorLine(doors.control(), machine.random())));
    }
  }
}
