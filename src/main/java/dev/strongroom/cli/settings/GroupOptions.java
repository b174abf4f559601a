package dev.strongroom.cli.settings;

import dev.strongroom.cli.CommandFailedException;
import dev.strongroom.cli.ExitCode;
import dev.strongroom.groups.GroupRules;
import dev.strongroom.model.Account;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.Region;
import dev.strongroom.model.Regions;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Options on Groups and on the accounts that partners make. */
public final class GroupOptions implements Configurable {
  @Option(
      names = "--region",
      split = ",",
      paramLabel = "NAME[=CLUSTER[@HOST]]",
      description = {
        "A region that partners can make accounts in, the label of its cluster, and the host of"
            + " its",
        "S3 endpoint. May be repeated; the first is where accounts go that name none.",
        "Default: us-west,us-east,eu-central,ca-east, all of them this server"
      })
  private List<String> regions = List.of();

  @Option(
      names = "--partner-phone",
      description = "Partners need a verified telephone number, as B2's do.")
  private boolean needsVerifiedPhone;

  @Option(
      names = "--partner-refused-domain",
      split = ",",
      paramLabel = "DOMAIN",
      description = "A domain in whose addresses partners make no accounts. May be repeated.")
  private List<String> refusedDomains = List.of();

  @Option(
      names = "--partner-strict-tokens",
      description = {
        "Tokens of partners from b2_authorize_account of version 3 and 4 are good for the Partner",
        "API alone, as B2's documentation says and its servers do not."
      })
  private boolean strictTokens;

  /** The settings; ends the command when one of them cannot be. */
  public GroupSettings settings() {
    try {
      Regions known =
          regions.isEmpty()
              ? Regions.STANDARD
              : new Regions(regions.stream().map(Region::parse).toList());
      return new GroupSettings(
          new GroupRules(
              known,
              needsVerifiedPhone,
              refusedDomains.stream().map(Account::foldedEmail).collect(Collectors.toSet())),
          strictTokens);
    } catch (IllegalValueException wrong) {
      throw new CommandFailedException(
          ExitCode.WRONG_USE, String.valueOf(wrong.getMessage()) + ".");
    }
  }
}
