package dev.strongroom.cli;

/** What the program's end says to whoever started it. */
public enum ExitCode {
  /** It did what was asked. */
  DONE(0),
  /** What was asked is against the rules or the state of things. */
  REFUSED(1),
  /** The command line, a variable or the configuration file is wrong. */
  WRONG_USE(2),
  /** The data directory cannot be used: taken, damaged, too new, or without its key. */
  DATA_UNUSABLE(3),
  /** An address cannot be listened on. */
  ADDRESS_UNUSABLE(4),
  /** A mistake in this program. */
  UNEXPECTED(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number that the shell sees. */
  public int number() {
    return number;
  }
}
