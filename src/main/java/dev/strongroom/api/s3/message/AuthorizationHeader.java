package dev.strongroom.api.s3.message;

import dev.strongroom.access.Rejection;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads a signature that stands in the {@code Authorization} header (sheet 04 §2.2). */
final class AuthorizationHeader {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private static final Set<String> COMPONENTS = Set.of("Credential", "SignedHeaders", "Signature");

  private AuthorizationHeader() {}

  static Credential.Signed read(String value, Headers headers, S3Settings settings) {
    if (!value.startsWith(ALGORITHM + " ")) {
      throw unknownScheme(value);
    }
    Map<String, String> components = components(value.substring(ALGORITHM.length() + 1));
    String time = time(headers);
    return new Credential.Signed(
        false,
        Scope.read(
            components.getOrDefault("Credential", ""),
            time,
            settings,
            S3Code.AUTHORIZATION_HEADER_MALFORMED),
        time,
        OptionalLong.empty(),
        signedHeaders(components.getOrDefault("SignedHeaders", "")),
        components.getOrDefault("Signature", ""));
  }

  /**
   * The names that a signature says it covers: lower case, each once, {@code host} among them
   * (sheet 06, no. 53).
   */
  static List<String> signedHeaders(String text) {
    List<String> names = List.of(text.split(";", -1));
    if (!names.contains("host")) {
      throw SignedHeaders.notSigned("host");
    }
    for (String name : names) {
      if (name.isEmpty() || name.chars().anyMatch(Character::isUpperCase)) {
        throw SignatureText.different();
      }
    }
    if (Set.copyOf(names).size() != names.size()) {
      throw SignatureText.different();
    }
    return names;
  }

  private static Map<String, String> components(String text) {
    Map<String, String> components = new HashMap<>();
    for (String piece : text.split(",", -1)) {
      String component = piece.strip();
      int equals = component.indexOf('=');
      String name = equals < 0 ? "" : component.substring(0, equals);
      if (!COMPONENTS.contains(name)
          || components.put(name, component.substring(equals + 1)) != null) {
        throw malformed(component);
      }
    }
    for (String name : COMPONENTS) {
      if (!components.containsKey(name)) {
        throw malformed(name);
      }
    }
    return components;
  }

  /** {@code X-Amz-Date}, or {@code Date} in either form when there is none. */
  private static String time(Headers headers) {
    List<String> amzDates = headers.all("X-Amz-Date");
    if (amzDates.size() == 1 && Timestamps.basic(amzDates.getFirst()).isPresent()) {
      return amzDates.getFirst();
    }
    List<String> dates = headers.all("Date");
    if (amzDates.isEmpty() && dates.size() == 1) {
      Optional<Instant> date =
          Timestamps.http(dates.getFirst()).or(() -> Timestamps.basic(dates.getFirst()));
      if (date.isPresent()) {
        return Timestamps.basic(date.get());
      }
    }
    throw S3Code.ACCESS_DENIED.fault(
        "AWS authentication requires a valid Date or x-amz-date header");
  }

  private static Fault unknownScheme(String value) {
    boolean versionTwo = value.startsWith("AWS ");
    if (!versionTwo && !value.startsWith("AWS4-")) {
      return S3Code.INVALID_ARGUMENT.fault("Unsupported Authorization Type");
    }
    Fault older =
        S3Code.INVALID_REQUEST.fault(
            "The authorization mechanism you have provided is not supported. Please use "
                + ALGORITHM
                + ".");
    return versionTwo ? older.because(Rejection.of(VersionTwo.REMARK)) : older;
  }

  private static Fault malformed(String component) {
    String shown = component.length() > 200 ? component.substring(0, 200) : component;
    return S3Code.AUTHORIZATION_HEADER_MALFORMED.fault(
        "Authorization header is malformed; the authorization component \""
            + shown
            + "\" is malformed.");
  }
}
