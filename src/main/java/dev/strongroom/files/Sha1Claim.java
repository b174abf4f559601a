package dev.strongroom.files;

import dev.strongroom.model.ContentSha1;
import dev.strongroom.model.Refusal;
import java.util.Locale;

/** What a sender says of the SHA-1 of a body (sheet 02 §5.2). */
public sealed interface Sha1Claim {
  /** The digest, named beforehand: 40 hexadecimal digits of either case. */
  record Stated(String digits) implements Sha1Claim {}

  /** The digest follows the content as 40 hexadecimal digits of either case. */
  record AtEnd() implements Sha1Claim {}

  /** Nothing: the digest is computed and marked as unverified. */
  record Unknown() implements Sha1Claim {}

  /** Nothing, while something else vouches for the content: the computed digest counts. */
  record Vouched() implements Sha1Claim {}

  /** A digest that is kept as it is, marked as unverified and compared with nothing. */
  record Asserted(String digits) implements Sha1Claim {}

  /** How many bytes follow the content in the body. */
  default int trailerLength() {
    return this instanceof AtEnd ? 40 : 0;
  }

  /**
   * Compares the claim with what arrived, and says what is to be stored.
   *
   * @param computed the SHA-1 of the content, 40 lower-case hexadecimal digits
   * @param trailer what followed the content; empty unless the claim stands there
   * @throws Refusal when they differ
   */
  default ContentSha1 check(String computed, String trailer) {
    return switch (this) {
      case Stated(String stated) -> verified(computed, stated);
      case AtEnd atEnd -> verified(computed, trailer);
      case Unknown unknown -> ContentSha1.unverified(computed);
      case Vouched vouched -> ContentSha1.verified(computed);
      case Asserted(String asserted) -> ContentSha1.unverified(asserted);
    };
  }

  private static ContentSha1 verified(String computed, String claimed) {
    if (!computed.equals(claimed.toLowerCase(Locale.ROOT))) {
      throw new Refusal(Refusal.Kind.DIGEST_MISMATCH, "Sha1 did not match data received");
    }
    return ContentSha1.verified(computed);
  }
}
