package dev.strongroom.cli.operate;

import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.cli.Machine;
import dev.strongroom.cli.control.JsonObject;
import dev.strongroom.cli.settings.DataOptions;
import dev.strongroom.model.Capability;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code strongroom key create}. */
@Command(
    name = "create",
    description = "Make a standard application key and print it, once.",
    footer = {
      "",
      "A key that may read what lies under photos/ in one bucket, for a day:",
      "  strongroom key create --name reader --capabilities listBuckets,listFiles,readFiles \\",
      "    --bucket my-bucket --name-prefix photos/ --valid-duration-seconds 86400"
    })
final class KeyCreateCommand implements Callable<Integer> {
  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "1 to 100 letters, digits and '-'; need not be unique.")
  private String name = "";

  @Option(
      names = "--capabilities",
      split = ",",
      paramLabel = "CAPABILITY",
      description = "What it may do, in B2's words, such as listFiles,readFiles.")
  private List<String> capabilities = List.of();

  @Option(
      names = "--all-capabilities",
      description = "Every capability that a key with these restrictions may have.")
  private boolean allCapabilities;

  @Option(
      names = "--bucket",
      paramLabel = "BUCKET",
      description = {
        "Restrict it to this bucket, by name or id. May be repeated: a key for several",
        "buckets works with version 4 of the Native API alone."
      })
  private List<String> buckets = List.of();

  @Option(
      names = "--name-prefix",
      paramLabel = "PREFIX",
      description = "Restrict it to files whose names begin so.")
  private Optional<String> namePrefix = Optional.empty();

  @Option(
      names = "--valid-duration-seconds",
      paramLabel = "SECONDS",
      description = "How long it lives, up to 86400000. Default: for ever")
  private Optional<Long> validDurationSeconds = Optional.empty();

  @Mixin private final AccountChoice account = new AccountChoice();
  @Mixin private final DataOptions data = new DataOptions();

  private final Machine machine;

  KeyCreateCommand(Machine machine) {
    this.machine = machine;
  }

  @Override
  public Integer call() {
    if (allCapabilities == !capabilities.isEmpty()) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, "Give either --capabilities or --all-capabilities.");
    }
    JsonObject key =
        new OperatorsWay(data.settings(), machine)
            .ask(control -> control.createKey(account.id(control), this::write));
    machine.out().println(KeyText.secret(key));
    machine.err().println("It is not shown again.");
    return ExitCode.DONE.number();
  }

  private void write(JsonWriter json) {
    json.text("keyName", name)
        .texts("capabilities", allCapabilities ? allThatFit() : capabilities)
        .text("namePrefix", namePrefix.orElse(null))
        .number("validDurationInSeconds", validDurationSeconds.orElse(null));
    if (!buckets.isEmpty()) {
      json.texts("buckets", buckets);
    }
  }

  private List<String> allThatFit() {
    return Arrays.stream(Capability.values())
        .filter(capability -> buckets.isEmpty() || capability.fitsBucketRestrictedKey())
        .filter(capability -> namePrefix.isEmpty() || capability.fitsPrefixRestrictedKey())
        .map(Capability::wireName)
        .toList();
  }
}
