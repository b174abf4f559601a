package dev.strongroom.access;

import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.NamePrefix;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Download authorizations (sheet 01 §5.1): tokens that let anyone download the names with a prefix
 * from one bucket for a time. They look like B2's, {@code
 * 3_<issued>_<content>_<code>_<cluster>_<until>_0015_dnld}; all that they say stands in the token,
 * and the key that made them is asked at every use.
 */
public final class DownloadAuthorizations {
  private static final Pattern FORM =
      Pattern.compile(
          "(3_([0-9]{14})_([A-Za-z0-9_-]{1,20000}))_([0-9a-f]{40})_([0-9]{3}_([0-9]{14}))_0015_dnld");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
  private static final Capabilities READING =
      Capabilities.of(
          Capability.READ_FILES, Capability.READ_FILE_RETENTIONS, Capability.READ_FILE_LEGAL_HOLDS);
  private static final Capabilities SHARED = Capabilities.of(Capability.READ_FILES);
  private static final String SEPARATOR = "\n";

  private final KeyRing keyRing;
  private final TokenKeys tokenKeys;
  private final Cluster cluster;
  private final InstantSource clock;

  /** Makes them; {@code secret} as in {@link Tokens}. */
  public DownloadAuthorizations(
      KeyRing keyRing, byte[] secret, Cluster cluster, InstantSource clock) {
    this.keyRing = keyRing;
    this.tokenKeys = new TokenKeys(secret);
    this.cluster = cluster;
    this.clock = clock;
  }

  /**
   * Makes a token.
   *
   * @param permit one to share these files
   * @param validFor 1 second to 7 days
   * @param fixedHeaders overrides that a download must carry
   */
  public String issue(
      Permit permit,
      Target.OfFiles files,
      Duration validFor,
      Map<ContentHeader, String> fixedHeaders) {
    permit.require(Action.SHARE_FILES.on(files));
    ApplicationKey key = permit.grant().key().orElseThrow();
    BucketId bucket = files.bucket().bucket().orElseThrow();
    Instant now = clock.instant();
    StringBuilder content = new StringBuilder();
    content
        .append(key.id())
        .append(SEPARATOR)
        .append(bucket)
        .append(SEPARATOR)
        .append(files.nameOrPrefix());
    for (Map.Entry<ContentHeader, String> fixed : fixedHeaders.entrySet()) {
      content
          .append(SEPARATOR)
          .append(fixed.getKey().queryName())
          .append('=')
          .append(fixed.getValue());
    }
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(content.toString().getBytes(StandardCharsets.UTF_8));
    String start = "3_" + written(now) + "_" + encoded;
    String end = cluster + "_" + written(now.plus(validFor));
    return start + "_" + HexFormat.of().formatHex(code(start, end, key)) + "_" + end + "_0015_dnld";
  }

  /**
   * Redeems a token: reading the names with the prefix in the bucket, with just the fixed
   * overrides.
   */
  public Redemption redeem(String token) {
    Matcher form = FORM.matcher(token);
    if (!form.matches()) {
      return Redemption.Bad.INSTANCE;
    }
    Optional<String[]> content = content(form.group(3));
    Optional<ApplicationKey> key =
        content.flatMap(parts -> keyRing.find(new ApplicationKeyId(parts[0])));
    if (key.isEmpty()) {
      return Redemption.Bad.INSTANCE;
    }
    byte[] expected = code(form.group(1), form.group(5), key.get());
    if (!MessageDigest.isEqual(HexFormat.of().parseHex(form.group(4)), expected)) {
      return Redemption.Bad.INSTANCE;
    }
    long untilMillis = read(form.group(6));
    long nowMillis = clock.millis();
    if (nowMillis >= untilMillis || key.get().isExpiredAt(nowMillis)) {
      return Redemption.Expired.INSTANCE;
    }
    return new Redemption.Redeemed(grant(key.get(), content.orElseThrow(), untilMillis));
  }

  private static Optional<String[]> content(String encoded) {
    try {
      String[] content =
          new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8)
              .split(SEPARATOR, -1);
      return Optional.of(content)
          .filter(parts -> parts.length >= 3 && ApplicationKeyId.isWellFormed(parts[0]));
    } catch (IllegalArgumentException garbled) {
      return Optional.empty();
    }
  }

  private static Grant grant(ApplicationKey key, String[] content, long untilMillis) {
    Map<ContentHeader, String> fixedHeaders = new EnumMap<>(ContentHeader.class);
    for (int index = 3; index < content.length; index++) {
      for (ContentHeader header : ContentHeader.values()) {
        String start = header.queryName() + "=";
        if (content[index].startsWith(start)) {
          fixedHeaders.put(header, content[index].substring(start.length()));
        }
      }
    }
    return Grant.ofShared(key, SHARED, READING)
        .endingBy(untilMillis)
        .in(new BucketId(content[1]))
        .under(new NamePrefix(content[2]))
        .fixing(fixedHeaders);
  }

  private byte[] code(String start, String end, ApplicationKey key) {
    return tokenKeys.code(TokenKind.DOWNLOAD, start + "|" + end + "|" + key.generation());
  }

  private static String written(Instant instant) {
    return TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  private static long read(String text) {
    return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
