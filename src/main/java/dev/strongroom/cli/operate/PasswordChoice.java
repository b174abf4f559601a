package dev.strongroom.cli.operate;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.GeneratedPassword;
import dev.strongroom.cli.Machine;
import dev.strongroom.model.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** Which password an account gets: one that is generated, or one that is typed in. */
final class PasswordChoice {
  @Option(
      names = "--password-stdin",
      description = "Read the password from standard input; otherwise it is generated and printed.")
  private boolean fromStandardInput;

  /** The password. */
  Secret password(Machine machine) {
    if (!fromStandardInput) {
      return GeneratedPassword.make(machine.random());
    }
    try {
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(machine.in(), StandardCharsets.UTF_8));
      String line = reader.readLine();
      if (line != null) {
        return new Secret(line);
      }
    } catch (IOException unreadable) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, "The password could not be read from standard input.");
    }
    throw new CommandFailedException(ExitCode.WRONG_USE, "Standard input is empty.");
  }

  /** Prints the password, unless the person who gave the command knows it already. */
  void show(Machine machine, Secret password) {
    if (!fromStandardInput) {
      machine.out().println("password:  " + password.reveal());
      machine.err().println("It is not shown again.");
    }
  }
}
