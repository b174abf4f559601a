package dev.strongroom.access;

import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.NamePrefix;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Download authorizations (sheet 01 §5.1): tokens that let anyone download the names with a prefix
 * from one bucket for a time. They look like B2's, {@code
 * 3_<issued>_<terms>_<code>_<cluster>_<until>_0015_dnld}; all that they say stands in the token,
 * and the key that made them is asked at every use.
 */
public final class DownloadAuthorizations {
  private static final Pattern FORM =
      Pattern.compile(
          "(3_[0-9]{14}_([A-Za-z0-9_-]{1,20000}))_([0-9a-f]{40})_([0-9]{3}_[0-9]{14})_0015_dnld");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
  private static final Capabilities READING =
      Capabilities.of(
          Capability.READ_FILES, Capability.READ_FILE_RETENTIONS, Capability.READ_FILE_LEGAL_HOLDS);
  private static final Capabilities SHARED = Capabilities.of(Capability.READ_FILES);
  private static final byte[] NO_HASH = new byte[32];

  private final KeyRing keyRing;
  private final TokenKeys tokenKeys;
  private final Cluster cluster;
  private final SteadyClock clock;

  /** Makes them; {@code secret} as in {@link Tokens}. */
  public DownloadAuthorizations(
      KeyRing keyRing, byte[] secret, Cluster cluster, SteadyClock clock) {
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
    NamePrefix prefix = new NamePrefix(files.nameOrPrefix());
    Instant now = clock.instant();
    Instant until = now.plus(validFor);
    DownloadTerms terms =
        new DownloadTerms(key.id(), bucket, prefix, until.toEpochMilli(), fixedHeaders);
    String start = "3_" + written(now) + "_" + terms.encoded();
    String end = cluster + "_" + written(until);
    String code = HexFormat.of().formatHex(code(start, end, key.secretSha256()));
    return start + "_" + code + "_" + end + "_0015_dnld";
  }

  /**
   * Redeems a token: reading the names with the prefix in the bucket, with just the fixed
   * overrides.
   */
  public Redemption redeem(String token) {
    Matcher form = FORM.matcher(token);
    Optional<DownloadTerms> read =
        form.matches() ? DownloadTerms.of(form.group(2)) : Optional.empty();
    if (read.isEmpty()) {
      return new Redemption.Bad(
          Rejection.of("no download authorization has the form of the token given"));
    }
    DownloadTerms terms = read.get();
    ApplicationKeyId id = terms.keyId();
    Optional<KeyRing.Held> held = keyRing.look(id);
    Optional<ApplicationKey> key = held.map(KeyRing.Held::key);
    byte[] hash = key.map(ApplicationKey::secretSha256).orElse(NO_HASH);
    boolean matches =
        MessageDigest.isEqual(
            HexFormat.of().parseHex(form.group(3)), code(form.group(1), form.group(4), hash));
    if (key.isEmpty()) {
      return new Redemption.Bad(Rejection.of(id, KeyRing.absent(id)));
    }
    if (!matches) {
      return new Redemption.Bad(
          Rejection.of(id, "the download authorization was not made here, with the key's secret"));
    }
    if (!held.orElseThrow().accountWorks()) {
      return new Redemption.Suspended(Rejection.of(id, KeyRing.suspended(id)));
    }
    if (keyRing.isOver(key.get())) {
      return new Redemption.Expired(Rejection.of(id, "key " + id + " has expired"));
    }
    if (clock.hasCome(terms.untilMillis())) {
      return new Redemption.Expired(Rejection.of(id, "the download authorization has expired"));
    }
    return new Redemption.Redeemed(grant(key.get(), terms));
  }

  private static Grant grant(ApplicationKey key, DownloadTerms terms) {
    return Grant.ofShared(key, SHARED, READING)
        .endingBy(terms.untilMillis())
        .in(terms.bucket())
        .under(terms.prefix())
        .fixing(terms.fixedHeaders());
  }

  /** The secret's hash ties the token to the very secret, as in {@link Tokens}. */
  private byte[] code(String start, String end, byte[] secretSha256) {
    return tokenKeys.code(
        TokenKind.DOWNLOAD, start + "|" + end + "|" + HexFormat.of().formatHex(secretSha256));
  }

  private static String written(Instant instant) {
    return TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }
}
