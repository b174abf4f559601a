package dev.strongroom.api.b2;

import dev.strongroom.access.DownloadAuthorizations;
import dev.strongroom.access.Grant;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Login;
import dev.strongroom.access.Redemption;
import dev.strongroom.access.Rejection;
import dev.strongroom.access.SessionTokens;
import dev.strongroom.access.TokenKind;
import dev.strongroom.access.Tokens;
import dev.strongroom.api.Call;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.fields.QueryFields;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileId;
import dev.strongroom.model.IllegalValueException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who calls the Native API (sheet 01 §4.4 and §5). Tokens stand bare in the {@code
 * Authorization} header; on downloads also in the query, where two different ones are refused
 * rather than the stronger taken.
 */
final class Authentication {
  private static final Header CHALLENGE =
      new Header("WWW-Authenticate", "BASIC realm=\"authorize_account\"");

  private final KeyRing keyRing;
  private final Tokens tokens;
  private final HandedOn handedOn;
  private final DownloadAuthorizations downloadAuthorizations;
  private final boolean refusesPartnerTokens;

  /**
   * Takes what redeems credentials.
   *
   * @param refusesPartnerTokens whether tokens for the Partner API are good for nothing else, as
   *     B2's documentation has it and its servers have it not (sheet 03 §3.3)
   */
  Authentication(
      KeyRing keyRing,
      Tokens tokens,
      HandedOn handedOn,
      DownloadAuthorizations downloadAuthorizations,
      boolean refusesPartnerTokens) {
    this.keyRing = keyRing;
    this.tokens = tokens;
    this.handedOn = handedOn;
    this.downloadAuthorizations = downloadAuthorizations;
    this.refusesPartnerTokens = refusesPartnerTokens;
  }

  /** The grant of an application key's id and secret. */
  Grant basic(Call call) {
    String[] idAndSecret = credentials(call);
    return switch (keyRing.login(idAndSecret[0], idAndSecret[1])) {
      case Login.Succeeded(Grant grant) -> grant;
      case Login.Malformed(Rejection why) -> throw malformed(why);
      case Login.Failed(Rejection why) ->
          throw new Fault(401, "unauthorized", "", CHALLENGE).because(why);
      case Login.Suspended(Rejection why) -> throw suspended(why);
    };
  }

  /** The grant of the account token in the header. */
  Grant accountToken(Call call) {
    return ofAccountToken(header(call).orElseThrow(Authentication::bad));
  }

  /**
   * The grant of the account token in the header or the query; nobody's when there is none. A
   * download authorization is good for downloads by name alone (sheet 01 §5.1).
   */
  Grant optionalAccountToken(Call call) {
    Optional<String> token = tokenAnywhere(call);
    if (token.filter(SessionTokens::isAppearanceOf).isPresent()) {
      return grant(handedOn.forVersion(token.get(), call));
    }
    if (token.isPresent() && isDownloadAuthorization(token.get())) {
      grant(downloadAuthorizations.redeem(token.get()));
      throw new Fault(401, "unauthorized", "")
          .because(Rejection.of("a download authorization is good for downloads by name alone"));
    }
    return token.map(this::ofAccountToken).orElse(Grant.NOBODY);
  }

  /**
   * The grant of the download authorization, shared link or account token in header or query;
   * nobody's when there is none.
   */
  Grant optionalDownloadToken(Call call, List<String> pathArguments) {
    return tokenAnywhere(call)
        .map(token -> {
          if (SessionTokens.isAppearanceOf(token)) {
            return grant(handedOn.forName(token, pathArguments.getLast()));
          }
          return isDownloadAuthorization(token)
              ? grant(downloadAuthorizations.redeem(token))
              : ofAccountToken(token);
        })
        .orElse(Grant.NOBODY);
  }

  /** The grant of the upload token for this URL. */
  Grant uploadToken(Call call, List<String> pathArguments) {
    String token = header(call).orElseThrow(Authentication::bad);
    if (pathArguments.size() != 2 || !BucketId.isWellFormed(pathArguments.getFirst())) {
      throw bad();
    }
    BucketId bucket = new BucketId(pathArguments.getFirst());
    return grant(
        SessionTokens.isAppearanceOf(token)
            ? handedOn.forUpload(token, bucket, pathArguments.get(1))
            : tokens.redeemUploadToken(token, bucket, pathArguments.get(1)));
  }

  /** The grant of the part token for this URL. */
  Grant uploadPartToken(Call call, List<String> pathArguments) {
    String token = header(call).orElseThrow(Authentication::bad);
    try {
      if (pathArguments.size() != 2) {
        throw bad();
      }
      FileId file = new FileId(pathArguments.getFirst());
      return grant(
          SessionTokens.isAppearanceOf(token)
              ? handedOn.forPart(token, file, pathArguments.get(1))
              : tokens.redeemUploadPartToken(token, file, pathArguments.get(1)));
    } catch (IllegalValueException malformedFileId) {
      throw bad();
    }
  }

  private Grant ofAccountToken(String token) {
    if (refusesPartnerTokens && TokenKind.PARTNER.isAppearanceOf(token)) {
      throw bad(Rejection.of("a token for the Partner API is good for nothing else here"));
    }
    return grant(tokens.redeemAccountToken(token));
  }

  private static boolean isDownloadAuthorization(String token) {
    return TokenKind.DOWNLOAD.isAppearanceOf(token);
  }

  /**
   * The token in the header or, except for POST, in the query of a download; empty when there is
   * none.
   */
  static Optional<String> tokenAnywhere(Call call) {
    Optional<String> inHeader = header(call);
    if (call.query().isEmpty() || call.method().equals("POST")) {
      return inHeader;
    }
    Optional<String> inQuery = QueryFields.read(call).text("Authorization");
    if (inHeader.isPresent() && inQuery.isPresent() && !inHeader.equals(inQuery)) {
      throw ambiguous("two different authorization tokens");
    }
    return inHeader.isPresent() ? inHeader : inQuery;
  }

  /** The fault for a token that is missing or not good. */
  static Fault bad() {
    return bad(Rejection.of("there is none that could be good here"));
  }

  private static Fault bad(Rejection why) {
    return new Fault(401, "bad_auth_token", "").because(why);
  }

  /** The account's service is stopped; nothing of it is deleted (sheet 03 §11). */
  private static Fault suspended(Rejection why) {
    return new Fault(403, "account_trouble", "The account is suspended").because(why);
  }

  private static Fault malformed(Rejection why) {
    return new Fault(401, "bad_auth_token", "", CHALLENGE).because(why);
  }

  private static Fault ambiguous(String what) {
    return new Fault(400, "bad_request", what).because(Rejection.of("there are " + what));
  }

  private static Grant grant(Redemption redemption) {
    return switch (redemption) {
      case Redemption.Redeemed(Grant grant) -> grant;
      case Redemption.Bad(Rejection why) -> throw bad(why);
      case Redemption.Expired(Rejection why) ->
          throw new Fault(401, "expired_auth_token", "").because(why);
      case Redemption.Suspended(Rejection why) -> throw suspended(why);
    };
  }

  private static Optional<String> header(Call call) {
    List<String> all = call.headers().all("Authorization");
    if (all.size() > 1) {
      throw ambiguous("several Authorization headers");
    }
    return all.stream().findFirst();
  }

  private static String[] credentials(Call call) {
    Optional<String> header = header(call);
    if (header.isPresent() && header.get().regionMatches(true, 0, "Basic ", 0, 6)) {
      try {
        byte[] bytes = Base64.getDecoder().decode(header.get().substring(6).strip());
        String text = new String(bytes, StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        if (colon >= 0) {
          return new String[] {text.substring(0, colon), text.substring(colon + 1)};
        }
      } catch (IllegalArgumentException notBase64) {
        throw malformed(Rejection.of("what follows Basic is not Base64"));
      }
    }
    throw malformed(Rejection.of("there is no key id and secret"));
  }
}
