package dev.strongroom.files;

import dev.strongroom.model.Part;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Locale;

/** The rules for the parts of a file that is finished (sheet 02 §6.1 and §6.8). */
final class JoinedParts {
  private static final int FEWEST = 2;
  private static final long MAXIMUM_LENGTH = 10_000_000_000_000L;
  private static final String UNVERIFIED = "unverified:";

  private JoinedParts() {}

  /**
   * Checks the parts, in the order of precedence of the refusals.
   *
   * @param parts what was uploaded, in ascending order of number
   * @param sha1s what the caller says the digests are, from number 1 on
   * @return the length of all parts together, in bytes
   */
  static long checkedLength(List<Part> parts, List<String> sha1s) {
    if (sha1s.size() < FEWEST) {
      throw Refusal.illegalValue("large files must have at least 2 parts");
    }
    for (int index = 0; index < sha1s.size(); index++) {
      checkPart(index + 1, index < parts.size() ? parts.get(index).number() : 0);
      checkDigest(parts.get(index), sha1s.get(index));
    }
    if (parts.size() > sha1s.size()) {
      throw Refusal.illegalValue(
          "there are " + parts.size() + " parts and only " + sha1s.size() + " SHA-1 digests");
    }
    return checkedLength(parts);
  }

  private static void checkPart(int wantedNumber, int foundNumber) {
    if (wantedNumber != foundNumber) {
      throw new Refusal(
          Refusal.Kind.PART_MISSING, "Part number " + wantedNumber + " has not been uploaded");
    }
  }

  private static void checkDigest(Part part, String claimed) {
    String digits =
        claimed.startsWith(UNVERIFIED) ? claimed.substring(UNVERIFIED.length()) : claimed;
    if (!part.contentSha1().digits().equals(digits.toLowerCase(Locale.ROOT))) {
      throw new Refusal(
          Refusal.Kind.PART_DIGEST_MISMATCH, "Sha1 did not match for part number " + part.number());
    }
  }

  private static long checkedLength(List<Part> parts) {
    long length = 0;
    for (Part part : parts) {
      if (part.contentLength() < Part.MINIMUM_LENGTH && part.number() < parts.size()) {
        throw Refusal.illegalValue(
            "Part number " + part.number() + " is smaller than 5000000 bytes");
      }
      length += part.contentLength();
    }
    if (length > MAXIMUM_LENGTH) {
      throw Refusal.illegalValue("large files must be at most 10000000000000 bytes long");
    }
    return length;
  }
}
