package dev.strongroom.api.b2;

import dev.strongroom.api.Call;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.files.ContentTypes;
import dev.strongroom.files.IncomingBody;
import dev.strongroom.files.NewFile;
import dev.strongroom.files.Sha1Claim;
import dev.strongroom.model.ContentSha1;
import dev.strongroom.model.FileInfo;
import dev.strongroom.model.FileName;
import dev.strongroom.model.Refusal;
import dev.strongroom.model.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The headers of an upload of a file or part (sheet 02 §5.1, §5.2 and §6.4). */
record UploadHeaders(Call call) {
  private static final String INFO_PREFIX = "x-bz-info-";
  private static final String UNVERIFIED = "unverified:";
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "content-(disposition|encoding|language|location|range)|expires",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UNSUPPORTED =
      Pattern.compile(
          "x-bz-file-legal-hold|x-bz-file-retention-.*|x-bz-server-side-encryption.*",
          Pattern.CASE_INSENSITIVE);

  /**
   * Refuses headers that no upload may have, and those of features that this server does not have.
   */
  void refuseUnwanted() {
    for (Header header : call.headers().matching(FORBIDDEN.asMatchPredicate())) {
      throw Refusal.illegalValue(header.name() + " is not allowed on uploads");
    }
    for (Header header : call.headers().matching(UNSUPPORTED.asMatchPredicate())) {
      throw new Refusal(
          Refusal.Kind.NOT_SUPPORTED, header.name() + " is not supported by this server");
    }
    if (single("X-Bz-Custom-Upload-Timestamp").isPresent()) {
      throw CustomTimestamps.notAllowed();
    }
  }

  /** The file's name. */
  FileName fileName() {
    return new FileName(PercentCoding.decode(required("X-Bz-File-Name")));
  }

  /** What is said of the file besides its name. */
  NewFile file(FileName name, ContentTypes contentTypes) {
    return new NewFile(contentTypes.resolve(required("Content-Type"), name), info());
  }

  /** The body that follows, of which nothing is read here. */
  IncomingBody body() {
    if (call.contentLength() < 0) {
      throw Refusal.illegalValue("Content-Length is required; chunked transfer is not accepted");
    }
    return new IncomingBody(call.body(), call.contentLength(), sha1());
  }

  /** The part's number, 1 to 10000. */
  int partNumber() {
    return PartNumbers.parse(required("X-Bz-Part-Number"));
  }

  /** The upload token, of which one upload at a time may make use. */
  Secret token() {
    return new Secret(required("Authorization"));
  }

  private FileInfo info() {
    Map<String, String> sent = new LinkedHashMap<>();
    for (Header header : call.headers().matching(UploadHeaders::isInfo)) {
      String key = header.name().substring(INFO_PREFIX.length()).toLowerCase(Locale.ROOT);
      if (sent.put(key, PercentCoding.decode(header.value())) != null) {
        throw Refusal.illegalValue("file info key is given twice: " + key);
      }
    }
    return FileInfo.of(sent);
  }

  private static boolean isInfo(String name) {
    return name.regionMatches(true, 0, INFO_PREFIX, 0, INFO_PREFIX.length());
  }

  private Sha1Claim sha1() {
    String value = required("X-Bz-Content-Sha1");
    if (value.equals("hex_digits_at_end")) {
      return new Sha1Claim.AtEnd();
    }
    if (value.equals("do_not_verify")) {
      return new Sha1Claim.Unknown();
    }
    if (ContentSha1.isDigits(value)) {
      return new Sha1Claim.Stated(value);
    }
    if (value.startsWith(UNVERIFIED)
        && ContentSha1.isDigits(value.substring(UNVERIFIED.length()))) {
      return new Sha1Claim.Asserted(value.substring(UNVERIFIED.length()));
    }
    throw Refusal.illegalValue(
        "X-Bz-Content-Sha1 must be 40 hexadecimal digits, hex_digits_at_end or do_not_verify");
  }

  private String required(String name) {
    return single(name)
        .orElseThrow(() -> Refusal.illegalValue("required header " + name + " is missing"));
  }

  private Optional<String> single(String name) {
    List<String> all = call.headers().all(name);
    if (all.size() > 1) {
      throw Refusal.illegalValue(name + " is given more than once");
    }
    return all.stream().findFirst();
  }
}
