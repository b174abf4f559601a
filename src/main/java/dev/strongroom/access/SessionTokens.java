package dev.strongroom.access;

import dev.strongroom.access.HandedOnToken.Kind;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.ConsoleSession;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens with which the browser of a person in the console stores and fetches files at the APIs'
 * address, so that no application key ever gets there. Each is good for one place and hangs on the
 * session: its row decides at every use. Nothing of them is stored.
 */
public final class SessionTokens {
  /** How long an upload URL is good; a browser that goes on asks for another. */
  public static final Duration UPLOADING = Duration.ofHours(1);

  /** How long a download may be begun. */
  public static final Duration DOWNLOADING = Duration.ofMinutes(5);

  private static final Capabilities WRITING = Capabilities.of(Capability.WRITE_FILES);
  private static final Capabilities READING = Capabilities.of(Capability.READ_FILES);

  private final Sessions sessions;
  private final HandedOnToken.Keys keys;
  private final SteadyClock clock;

  /** Makes them; {@code secret} as in {@link Tokens}. */
  public SessionTokens(Sessions sessions, byte[] secret, SteadyClock clock) {
    this.sessions = sessions;
    this.keys = new HandedOnToken.Keys(secret);
    this.clock = clock;
  }

  /** Says whether a token looks like one of these, or like a link; nothing is verified. */
  public static boolean isAppearanceOf(String token) {
    return HandedOnToken.isAppearanceOf(token);
  }

  /**
   * A token for uploads to one URL of a bucket.
   *
   * @param permit one to prepare uploads to the bucket, of a console session
   * @param urlNonce the part of the URL that makes it its own
   */
  public Secret issueUploadToken(Permit permit, Target.OfBucket bucket, String urlNonce) {
    permit.require(Action.PREPARE_UPLOAD.on(bucket));
    return issue(Kind.UPLOAD, permit, UPLOADING, bucket.id() + "/" + urlNonce);
  }

  /**
   * A token for uploads of parts to one URL of a large file.
   *
   * @param permit one to write the file, of a console session
   * @param urlNonce as above
   */
  public Secret issueUploadPartToken(
      Permit permit, Target.OfFiles file, FileId largeFile, String urlNonce) {
    permit.require(Action.WRITE_FILE.on(file));
    requireBucket(file, largeFile);
    return issue(Kind.UPLOAD_PART, permit, UPLOADING, largeFile + "/" + urlNonce);
  }

  /**
   * A token for downloads of one version, begun within {@link #DOWNLOADING}.
   *
   * @param permit one to download the file with just this override, of a console session
   * @param disposition the Content-Disposition that a download must ask for
   */
  public Secret issueDownloadToken(
      Permit permit, Target.OfFiles file, FileId version, String disposition) {
    permit.require(Action.DOWNLOAD.on(file.download(overrides(disposition))));
    requireBucket(file, version);
    return issue(Kind.DOWNLOAD, permit, DOWNLOADING, version + "/" + disposition);
  }

  /** Redeems an upload token at a URL: writing, in that bucket. */
  public Redemption redeemUploadToken(String token, BucketId bucket, String urlNonce) {
    return redeem(Kind.UPLOAD, token, bucket + "/" + urlNonce, WRITING, bucket);
  }

  /** Redeems a part token at a URL: writing, in the large file's bucket. */
  public Redemption redeemUploadPartToken(String token, FileId largeFile, String urlNonce) {
    return redeem(
        Kind.UPLOAD_PART, token, largeFile + "/" + urlNonce, WRITING, largeFile.bucketId());
  }

  /**
   * Redeems a download token for a version: reading in its bucket, with just this override. The
   * caller downloads this version and no other.
   */
  public Redemption redeemDownloadToken(String token, FileId version, String disposition) {
    String place = version + "/" + disposition;
    return switch (redeem(Kind.DOWNLOAD, token, place, READING, version.bucketId())) {
      case Redemption.Redeemed(Grant grant) ->
          new Redemption.Redeemed(grant.fixing(overrides(disposition)));
      case Redemption.Bad bad -> bad;
      case Redemption.Expired expired -> expired;
      case Redemption.Suspended suspended -> suspended;
    };
  }

  private Redemption redeem(
      Kind kind, String token, String place, Capabilities capabilities, BucketId bucket) {
    Optional<HandedOnToken> read = HandedOnToken.read(kind, token);
    if (read.isEmpty()) {
      return bad("no token of a session has the form of the one given");
    }
    if (!keys.made(kind, read.get(), place)) {
      return bad("the session's token was not made here, for this place");
    }
    long untilMillis = read.get().untilMillis();
    if (clock.hasCome(untilMillis)) {
      return new Redemption.Expired(Rejection.of("the session's token has expired"));
    }
    Optional<Sessions.Alive> alive = sessions.alive(read.get().holder());
    if (alive.isEmpty()) {
      return bad("the session that the token hangs on is over");
    }
    ConsoleSession session = alive.get().session();
    Optional<String> id = Optional.of(session.id());
    return new Redemption.Redeemed(
        Grant.handedOn(alive.get().account(), alive.get().manager(), id, capabilities, untilMillis)
            .endingBy(Sessions.endMillis(session))
            .in(bucket));
  }

  private Secret issue(Kind kind, Permit permit, Duration validFor, String place) {
    String session =
        permit
            .grant()
            .session()
            .orElseThrow(() -> new IllegalStateException("the token hangs on a session"));
    return keys.issue(kind, session, clock.millis() + validFor.toMillis(), place);
  }

  private static Map<ContentHeader, String> overrides(String disposition) {
    return Map.of(ContentHeader.CONTENT_DISPOSITION, disposition);
  }

  private static void requireBucket(Target.OfFiles file, FileId version) {
    if (!version.bucketId().equals(file.bucket().id())) {
      throw new IllegalStateException("the version lies in another bucket than the permit's");
    }
  }

  private static Redemption bad(String why) {
    return new Redemption.Bad(Rejection.of(why));
  }
}
