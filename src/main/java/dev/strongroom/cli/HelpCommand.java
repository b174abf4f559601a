package dev.strongroom.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code strongroom help}, which says what {@code --help} behind the same words does. */
@Command(name = "help", description = "Say what there is, or what a command does: help key create.")
final class HelpCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "COMMAND",
      description = "The words of the command; without any, all commands are listed.",
      arity = "0..*")
  private final List<String> words = new ArrayList<>();

  private final CommandLine root;

  /** Takes the root of the tree that it stands in. */
  HelpCommand(CommandLine root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    CommandLine command = root;
    for (String word : words) {
      @Nullable CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        throw new CommandFailedException(
            ExitCode.WRONG_USE,
            "There is no command '"
                + String.join(" ", words)
                + "'; `strongroom help` says what there is.");
      }
      command = next;
    }
    command.usage(root.getOut());
    return ExitCode.DONE.number();
  }
}
