package dev.strongroom.access;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.FileId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tokens of every kind for one bucket and one large file, and the doors that take them. */
final class TokenShop {
  static final BucketId BUCKET = SmallWorld.bucketId(1);
  static final FileId FILE = FileId.of(BUCKET, true, 5, Heart.START_MILLIS, Heart.CLUSTER);
  static final String NONCE = "0001";
  static final Target.OfBucket TARGET =
      new Target.OfBucket(Optional.of(Heart.ALICE), Optional.of(BUCKET), false, "bucket");

  private TokenShop() {}

  /** A fresh token of this kind. */
  static String issue(Heart heart, TokenKind kind, ApplicationKeyId key) {
    return switch (kind) {
      case ACCOUNT -> heart.accountToken(key);
      case PARTNER ->
          heart.tokens.issuePartnerToken(
              heart.permit(
                  Grant.ofPartner(heart.keyRing.find(key).orElseThrow()),
                  Action.AUTHORIZE.on(new Target.OfAccount(Heart.ALICE))));
      case UPLOAD ->
          heart.tokens.issueUploadToken(
              heart.permit(key, Action.PREPARE_UPLOAD.on(TARGET)), TARGET, NONCE);
      case UPLOAD_PART ->
          heart.tokens.issueUploadPartToken(
              heart.permit(key, Action.WRITE_FILE.on(TARGET.files("a/b"))),
              TARGET.files("a/b"),
              FILE,
              NONCE);
      case DOWNLOAD -> download(heart, key, Duration.ofDays(1), Map.of());
    };
  }

  static String download(
      Heart heart, ApplicationKeyId key, Duration validFor, Map<ContentHeader, String> headers) {
    Target.OfFiles files = TARGET.files("a/");
    return heart.downloads.issue(
        heart.permit(key, Action.SHARE_FILES.on(files)), files, validFor, headers);
  }

  /** Says whether both kinds are taken at the same door. */
  static boolean haveOneDoor(TokenKind first, TokenKind second) {
    Set<TokenKind> ofAccounts = Set.of(TokenKind.ACCOUNT, TokenKind.PARTNER);
    return first == second || (ofAccounts.contains(first) && ofAccounts.contains(second));
  }

  /** Tries a token at the door for this kind. */
  static Redemption redeem(Heart heart, TokenKind door, String token) {
    return redeem(heart.tokens, heart.downloads, door, token);
  }

  static Redemption redeem(
      Tokens tokens, DownloadAuthorizations downloads, TokenKind door, String token) {
    return switch (door) {
      case ACCOUNT, PARTNER -> tokens.redeemAccountToken(token);
      case UPLOAD -> tokens.redeemUploadToken(token, BUCKET, NONCE);
      case UPLOAD_PART -> tokens.redeemUploadPartToken(token, FILE, NONCE);
      case DOWNLOAD -> downloads.redeem(token);
    };
  }
}
