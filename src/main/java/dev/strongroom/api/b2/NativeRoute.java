package dev.strongroom.api.b2;

import dev.strongroom.api.Call;
import dev.strongroom.api.Fault;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.model.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the path of a call says (sheet 01 §8.1): {@code /b2api/v<N>/<operation>} with further
 * segments on upload URLs, or {@code /file/<bucket>/<name>}. Slashes before {@code b2api} may be
 * doubled, since clients append to a base URL with one.
 *
 * @param arguments what follows, percent-decoded; bucket name and file name for a download by name
 */
record NativeRoute(String operation, ApiVersion version, List<String> arguments) {
  /** The operation behind {@code /file/...}. */
  static final String DOWNLOAD_BY_NAME = "b2_download_file_by_name";

  private static final int MOST_ARGUMENTS = 4;
  private static final Pattern API =
      Pattern.compile("/+b2api/([^/]+)/([^/]+)(/.*)?", Pattern.DOTALL);
  private static final Pattern OPERATION = Pattern.compile("b[2z]_[a-z0-9_]{1,60}");
  private static final Pattern FILE = Pattern.compile("/+file/([^/]+)/(.+)", Pattern.DOTALL);

  /** Says whether the path belongs to the Native API at all. */
  static boolean isNative(Call call) {
    String path =
        call.path().substring(Math.min(call.path().length(), leadingSlashes(call.path())));
    return path.startsWith("b2api/")
        || path.startsWith("file/")
        || path.equals("b2api")
        || path.equals("file");
  }

  /** Reads the path; throws {@link Fault} for one that leads nowhere. */
  static NativeRoute of(Call call) {
    Matcher file = FILE.matcher(call.path());
    if (file.matches()) {
      return new NativeRoute(
          DOWNLOAD_BY_NAME, ApiVersion.V4, decoded(file.group(1), file.group(2)));
    }
    Matcher api = API.matcher(call.path());
    if (!api.matches() || api.group(2).equals(DOWNLOAD_BY_NAME)) {
      throw nowhere();
    }
    ApiVersion version =
        ApiVersion.ofSegment(api.group(1)).orElseThrow(() -> unknownVersion(api.group(1)));
    return new NativeRoute(api.group(2), version, decoded(further(api.group(3))));
  }

  /**
   * The file name in the path of a download by name with every bare {@code +} taken for itself
   * (sheet 02 §1.8); empty when the path has none.
   */
  static Optional<String> fileNameKeepingPlus(Call call) {
    Matcher file = FILE.matcher(call.path());
    return file.matches() && file.group(2).indexOf('+') >= 0
        ? Optional.of(PercentCoding.decodeKeepingPlus(file.group(2)))
        : Optional.empty();
  }

  /** The fault for a path without an operation. */
  static Fault nowhere() {
    return new Fault(404, "not_found", "there is no such operation");
  }

  /** The same for an operation that is not there; names it when that is all that it can be. */
  static Fault nowhere(String operation) {
    return OPERATION.matcher(operation).matches()
        ? new Fault(404, "not_found", operation + " is not an operation of this server")
        : nowhere();
  }

  private static Fault unknownVersion(String segment) {
    if (segment.matches("v[1-9][0-9]{0,3}")) {
      String number = segment.substring(1);
      return new Fault(
          400,
          "bad_request",
          "This request is not currently supported on API version number " + number);
    }
    return nowhere();
  }

  /** What follows the operation; upload URLs have two segments there, and none is empty. */
  private static String[] further(@Nullable String rest) {
    if (rest == null) {
      return new String[0];
    }
    String[] segments = rest.substring(1).split("/", MOST_ARGUMENTS + 1);
    if (segments.length > MOST_ARGUMENTS || Arrays.asList(segments).contains("")) {
      throw nowhere();
    }
    return segments;
  }

  private static List<String> decoded(String... segments) {
    try {
      return Arrays.stream(segments).map(PercentCoding::decode).toList();
    } catch (Refusal malformed) {
      throw new Fault(400, "bad_request", "the path is not percent-encoded UTF-8");
    }
  }

  private static int leadingSlashes(String path) {
    int count = 0;
    while (count < path.length() && path.charAt(count) == '/') {
      count++;
    }
    return count;
  }
}
