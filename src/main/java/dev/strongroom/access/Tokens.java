package dev.strongroom.access;

import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.FileId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Account and upload tokens (sheet 01 §5): {@code 4_<key id>_<issued>_<random>_<kind>_<code>};
 * {@code 5_...} for accounts that administer Groups (sheet 03 §3.3). Nothing of them is stored. The
 * code covers the text, the hash of the key's secret and the place that an upload token is for; the
 * key's row decides the rest at every use.
 */
public final class Tokens {
  /** What uploads may need, and what decides which fields of their answers are masked. */
  private static final Capabilities UPLOADING =
      Capabilities.of(
          Capability.WRITE_FILES,
          Capability.WRITE_FILE_RETENTIONS,
          Capability.WRITE_FILE_LEGAL_HOLDS,
          Capability.READ_FILE_RETENTIONS,
          Capability.READ_FILE_LEGAL_HOLDS);

  private static final Pattern FORM =
      Pattern.compile(
          "([45]_([0-9]{3}[0-9a-f]{22})_([0-9a-f]{8})_[0-9a-f]{6}_([a-z]{4}))_([A-Za-z0-9_-]{27}=)");
  private static final String MASTER_COUNTER = "0000000000";
  private static final byte[] NO_HASH = new byte[32];

  private final KeyRing keyRing;
  private final TokenKeys tokenKeys;
  private final Cluster cluster;
  private final SteadyClock clock;
  private final SecureRandom random;
  private final Duration lifetime;

  /**
   * Makes the mint.
   *
   * @param secret 32 random bytes that serve nothing else
   * @param lifetime how long a token is good; 24 hours at B2
   */
  public Tokens(
      KeyRing keyRing,
      byte[] secret,
      Cluster cluster,
      SteadyClock clock,
      SecureRandom random,
      Duration lifetime) {
    this.keyRing = keyRing;
    this.tokenKeys = new TokenKeys(secret);
    this.cluster = cluster;
    this.clock = clock;
    this.random = random;
    this.lifetime = lifetime;
  }

  /**
   * An account token for the key that the permit hangs on: all that the key may do.
   *
   * @param permit one to authorize, of the key itself: a token cannot be turned into a wider one
   */
  public String issueAccountToken(Permit permit) {
    return issueWholeToken(TokenKind.ACCOUNT, permit);
  }

  /**
   * As {@link #issueAccountToken}, for the Partner API too; the permit's key is the master key of
   * an account that administers Groups.
   */
  public String issuePartnerToken(Permit permit) {
    if (!permit.grant().isPartners()) {
      throw new IllegalStateException("only a partner gets a token for the Partner API");
    }
    return issueWholeToken(TokenKind.PARTNER, permit);
  }

  private String issueWholeToken(TokenKind kind, Permit permit) {
    permit.require(Action.AUTHORIZE.on(new Target.OfAccount(permit.account())));
    if (!permit.grant().isWholeKeys()) {
      throw new IllegalStateException("an account token must not be wider than what it is made of");
    }
    return issue(kind, liveKey(permit.grant()), "");
  }

  /**
   * A token for uploads to one URL of a bucket.
   *
   * @param permit one to prepare uploads to the bucket
   * @param urlNonce the part of the URL that makes it its own
   */
  public String issueUploadToken(Permit permit, Target.OfBucket bucket, String urlNonce) {
    permit.require(Action.PREPARE_UPLOAD.on(bucket));
    return issue(TokenKind.UPLOAD, liveKey(permit.grant()), bucket.id() + "/" + urlNonce);
  }

  /**
   * A token for uploads of parts to one URL of a large file.
   *
   * @param permit one to write the file
   * @param urlNonce as above
   */
  public String issueUploadPartToken(
      Permit permit, Target.OfFiles file, FileId largeFile, String urlNonce) {
    permit.require(Action.WRITE_FILE.on(file));
    if (!largeFile.bucketId().equals(file.bucket().id())) {
      throw new IllegalStateException("the large file lies in another bucket than the permit's");
    }
    return issue(TokenKind.UPLOAD_PART, liveKey(permit.grant()), largeFile + "/" + urlNonce);
  }

  /**
   * Redeems an account token, one for the Partner API or not: the whole grant of its key, as far as
   * it goes now.
   */
  public Redemption redeemAccountToken(String token) {
    TokenKind kind =
        TokenKind.PARTNER.isAppearanceOf(token) ? TokenKind.PARTNER : TokenKind.ACCOUNT;
    return redeem(kind, token, "");
  }

  /** Redeems an upload token at a URL: the key's grant, for uploading, in that bucket. */
  public Redemption redeemUploadToken(String token, BucketId bucket, String urlNonce) {
    return switch (redeem(TokenKind.UPLOAD, token, bucket + "/" + urlNonce)) {
      case Redemption.Redeemed(Grant grant) -> new Redemption.Redeemed(grant.in(bucket));
      case Redemption.Bad bad -> bad;
      case Redemption.Expired expired -> expired;
      case Redemption.Suspended suspended -> suspended;
    };
  }

  /** Redeems a part token at a URL: the key's grant, for uploading, in the large file's bucket. */
  public Redemption redeemUploadPartToken(String token, FileId largeFile, String urlNonce) {
    return switch (redeem(TokenKind.UPLOAD_PART, token, largeFile + "/" + urlNonce)) {
      case Redemption.Redeemed(Grant grant) ->
          new Redemption.Redeemed(grant.in(largeFile.bucketId()));
      case Redemption.Bad bad -> bad;
      case Redemption.Expired expired -> expired;
      case Redemption.Suspended suspended -> suspended;
    };
  }

  private static ApplicationKey liveKey(Grant grant) {
    return grant
        .key()
        .orElseThrow(() -> new IllegalStateException("a token hangs on an application key"));
  }

  private String issue(TokenKind kind, ApplicationKey key, String place) {
    String id =
        key.id().isMaster() ? cluster + key.accountId().value() + MASTER_COUNTER : key.id().value();
    HexFormat hex = HexFormat.of();
    String text =
        "%s_%s_%s_%s_%s"
            .formatted(
                kind.digit(),
                id,
                hex.toHexDigits(clock.millis() / 1000, 8),
                hex.toHexDigits(random.nextInt(), 6),
                kind.mark());
    return text + "_" + code(kind, text, key.secretSha256(), place);
  }

  private Redemption redeem(TokenKind kind, String token, String place) {
    Matcher form = FORM.matcher(token);
    if (!form.matches()) {
      return new Redemption.Bad(Rejection.of("no token has the form of the one given"));
    }
    ApplicationKeyId id = new ApplicationKeyId(form.group(2)).canonical();
    if (!form.group(4).equals(kind.mark()) || !kind.isAppearanceOf(token)) {
      return new Redemption.Bad(
          Rejection.of(id, "a token of kind " + form.group(4) + " is not good here"));
    }
    Optional<KeyRing.Held> held = keyRing.look(id);
    Optional<ApplicationKey> key = held.map(KeyRing.Held::key);
    // Compared as text: several texts in Base64 stand for the same bytes.
    boolean matches =
        MessageDigest.isEqual(
            form.group(5).getBytes(StandardCharsets.US_ASCII),
            code(kind, form.group(1), key.map(ApplicationKey::secretSha256).orElse(NO_HASH), place)
                .getBytes(StandardCharsets.US_ASCII));
    if (key.isEmpty()) {
      return new Redemption.Bad(Rejection.of(id, KeyRing.absent(id)));
    }
    if (!matches) {
      return new Redemption.Bad(
          Rejection.of(id, "the token was not made here, for this place, with the key's secret"));
    }
    if (!held.orElseThrow().accountWorks()) {
      return new Redemption.Suspended(Rejection.of(id, KeyRing.suspended(id)));
    }
    long until = HexFormat.fromHexDigitsToLong(form.group(3)) * 1000 + lifetime.toMillis();
    if (keyRing.isOver(key.get())) {
      return new Redemption.Expired(Rejection.of(id, "key " + id + " has expired"));
    }
    if (clock.hasCome(until)) {
      return new Redemption.Expired(Rejection.of(id, "the token has expired"));
    }
    Grant grant =
        switch (kind) {
          case ACCOUNT, PARTNER -> held.orElseThrow().grant();
          case UPLOAD, UPLOAD_PART, DOWNLOAD -> Grant.of(key.get()).keeping(UPLOADING);
        };
    return new Redemption.Redeemed(grant.endingBy(until));
  }

  /** The secret's hash ties the token to the very secret, even if a key id should come again. */
  private String code(TokenKind kind, String text, byte[] secretSha256, String place) {
    String covered = text + "|" + HexFormat.of().formatHex(secretSha256) + "|" + place;
    return Base64.getUrlEncoder().encodeToString(tokenKeys.code(kind, covered));
  }
}
