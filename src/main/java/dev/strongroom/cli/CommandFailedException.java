package dev.strongroom.cli;

/** Ends a command with one sentence for the person who gave it. */
public final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** Makes one. */
  public CommandFailedException(ExitCode exitCode, String sentence) {
    super(sentence, null, false, false);
    this.exitCode = exitCode;
  }

  /** How the program ends. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
