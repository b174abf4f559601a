package dev.strongroom.access;

import dev.strongroom.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/**
 * What a person in the console hands on: {@code 6_<kind>_<holder>_<until>_<code>}, an extension of
 * B2's tokens (sheet 01 §5). The code covers the text, and what the token is for besides.
 *
 * @param holder the id of the session, or of the account and the bucket, that it hangs on
 * @param untilMillis from when it is dead, in milliseconds since 1970 UTC
 */
record HandedOnToken(String text, String holder, long untilMillis, String code) {
  private static final Pattern FORM =
      Pattern.compile(
          "(6_([a-z]{4})_([0-9a-f]{36}|[0-9a-f]{64})_([0-9a-f]{12}))_([A-Za-z0-9_-]{27}=)");
  private static final int UNTIL_DIGITS = 12;

  /** The kinds; each has a key of its own, so that none can pass as another. */
  enum Kind {
    UPLOAD("upld"),
    UPLOAD_PART("uplg"),
    DOWNLOAD("down"),
    LINK("link");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }
  }

  /** The keys of all kinds. */
  static final class Keys {
    private final Map<Kind, SecretKey> keys = new EnumMap<>(Kind.class);

    /** Derives them; {@code secret} as in {@link Tokens}. */
    Keys(byte[] secret) {
      for (Kind kind : Kind.values()) {
        keys.put(kind, TokenKeys.derive(secret, "handed on " + kind.mark));
      }
    }

    /** Makes a token. */
    Secret issue(Kind kind, String holder, long untilMillis, String covered) {
      String until = HexFormat.of().toHexDigits(untilMillis, UNTIL_DIGITS);
      String text = String.join("_", "6", kind.mark, holder, until);
      return new Secret(text + "_" + code(kind, text, covered));
    }

    /** Whether the token was made here, of this kind and for this. */
    boolean made(Kind kind, HandedOnToken token, String covered) {
      // Compared as text: several texts in Base64 stand for the same bytes.
      return MessageDigest.isEqual(
          token.code.getBytes(StandardCharsets.US_ASCII),
          code(kind, token.text, covered).getBytes(StandardCharsets.US_ASCII));
    }

    private String code(Kind kind, String text, String covered) {
      byte[] code = TokenKeys.code(Objects.requireNonNull(keys.get(kind)), text + "|" + covered);
      return Base64.getUrlEncoder().encodeToString(code);
    }
  }

  /** Says whether a token looks like one of these; nothing is verified. */
  static boolean isAppearanceOf(String token) {
    return token.startsWith("6_");
  }

  /** Reads one of this kind; nothing is verified. Empty when it has another form. */
  static Optional<HandedOnToken> read(Kind kind, String token) {
    Matcher form = FORM.matcher(token);
    return form.matches() && form.group(2).equals(kind.mark)
        ? Optional.of(
            new HandedOnToken(
                form.group(1),
                form.group(3),
                HexFormat.fromHexDigitsToLong(form.group(4)),
                form.group(5)))
        : Optional.empty();
  }

  /** Only when it ends: the rest makes up the token. */
  @Override
  public String toString() {
    return "HandedOnToken[" + untilMillis + "]";
  }
}
