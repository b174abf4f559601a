package dev.strongroom.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A region that accounts can be made in, as the operator configured it (sheet 03 §6).
 *
 * @param name such as {@code us-west}
 * @param cluster its label; empty for the server's own
 * @param s3Host the host of its S3 endpoint, perhaps with a port; empty for the server's own
 */
public record Region(String name, Optional<Cluster> cluster, Optional<String> s3Host) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");

  /** Checks name and host; throws {@link IllegalValueException}. */
  public Region {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalValueException(
          "a region's name is 1 to 40 lower-case letters, digits and '-': " + name);
    }
    if (s3Host.isPresent() && !HOST.matcher(s3Host.get()).matches()) {
      throw new IllegalValueException("not a host, perhaps with a port: " + s3Host.get());
    }
  }

  /** Reads {@code NAME}, {@code NAME=CLUSTER} or {@code NAME=CLUSTER@HOST}. */
  public static Region parse(String text) {
    String[] nameAndRest = text.split("=", 2);
    if (nameAndRest.length == 1) {
      return new Region(nameAndRest[0], Optional.empty(), Optional.empty());
    }
    String[] clusterAndHost = nameAndRest[1].split("@", 2);
    return new Region(
        nameAndRest[0],
        Optional.of(new Cluster(clusterAndHost[0])),
        clusterAndHost.length == 1 ? Optional.empty() : Optional.of(clusterAndHost[1]));
  }
}
