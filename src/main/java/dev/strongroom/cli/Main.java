package dev.strongroom.cli;

/** Entry point of the program. */
public final class Main {
  private Main() {}

  /** Prints the name. */
  public static void main(String[] arguments) {
    System.out.println("strongroom");
  }
}
