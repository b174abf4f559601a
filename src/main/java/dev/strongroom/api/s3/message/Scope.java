package dev.strongroom.api.s3.message;

import dev.strongroom.access.Rejection;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.model.ApplicationKeyId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A credential's key id with its scope: {@code <key id>/<date>/<region>/s3/aws4_request} (sheet 04
 * §2.2).
 */
record Scope(String keyId, String date, String region) {
  private static final String SERVICE = "s3";
  private static final String TERMINATOR = "aws4_request";
  private static final Pattern REGION = Pattern.compile("[A-Za-z0-9_-]{1,63}");

  /**
   * Reads one, from the right, and checks it against the time of the request.
   *
   * @param time {@code 20130524T000000Z}; the scope's date must be its date
   * @param settings says which region is ours
   * @param code what a fault is called: header and query have their own
   */
  static Scope read(String text, String time, S3Settings settings, S3Code code) {
    String[] pieces = text.split("/", -1);
    if (pieces.length < 5) {
      throw code.fault(
          "Authorization header is malformed; the authorization component \"Credential="
              + text
              + "\" is malformed.");
    }
    int last = pieces.length - 1;
    if (!pieces[last].equals(TERMINATOR) || !pieces[last - 1].equals(SERVICE)) {
      throw code.fault(
          "The credential is malformed; it must end with /" + SERVICE + "/" + TERMINATOR + ".");
    }
    if (!time.startsWith(pieces[last - 3] + "T")) {
      throw code.fault("The credential's date is not the date of the request.");
    }
    String region = pieces[last - 2];
    String keyId = String.join("/", List.of(pieces).subList(0, last - 3));
    if (!settings.anyRegion() && !region.equals(settings.region())) {
      throw wrongRegion(region, settings.region(), code)
          .because(otherRegion(keyId, region, settings));
    }
    if (keyId.isEmpty()) {
      throw code.fault(
          "Authorization header is malformed; the authorization component \"Credential="
              + text
              + "\" is malformed.");
    }
    return new Scope(keyId, pieces[last - 3], region);
  }

  /** What the signing key is derived along. */
  List<String> parts() {
    return List.of(date, region, SERVICE, TERMINATOR);
  }

  /** The scope as it stands in the string to sign. */
  String text() {
    return String.join("/", parts());
  }

  /** For the operator. Text from outside is repeated only when it looks like a region. */
  private static Rejection otherRegion(String keyId, String region, S3Settings settings) {
    Optional<ApplicationKeyId> key =
        Optional.of(keyId).filter(ApplicationKeyId::isWellFormed).map(ApplicationKeyId::new);
    String asked =
        REGION.matcher(region).matches() ? "the region '" + region + "'" : "no name of a region";
    return new Rejection(
        key.map(ApplicationKeyId::accountId),
        key,
        "it is signed for "
            + asked
            + ", but this server's region is '"
            + settings.region()
            + "'; the program that signed it must be set to that one");
  }

  private static Fault wrongRegion(String wrong, String right, S3Code code) {
    return code.fault(
        "The authorization header is malformed; the region '"
            + wrong
            + "' is wrong; expecting '"
            + right
            + "'",
        new Header(S3Settings.REGION_HEADER, right));
  }
}
