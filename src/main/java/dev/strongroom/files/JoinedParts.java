package dev.strongroom.files;

import dev.strongroom.model.Part;
import dev.strongroom.model.Refusal;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

  /**
   * Picks the parts that a caller names by number and MD5, some or all of those uploaded.
   *
   * @param parts what was uploaded, in ascending order of number
   * @param named in ascending order of number; at least one
   * @return the parts named
   */
  static List<Part> picked(List<Part> parts, List<NamedPart> named) {
    Map<Integer, Part> byNumber = new HashMap<>();
    parts.forEach(part -> byNumber.put(part.number(), part));
    List<Part> picked = new ArrayList<>(named.size());
    for (NamedPart one : named) {
      Part part = byNumber.get(one.number());
      if (part == null) {
        throw new Refusal(
            Refusal.Kind.PART_MISSING, "Part number " + one.number() + " has not been uploaded");
      }
      if (!part.contentMd5().equals(one.md5())) {
        throw new Refusal(
            Refusal.Kind.PART_DIGEST_MISMATCH, "MD5 did not match for part number " + one.number());
      }
      picked.add(part);
    }
    return picked;
  }

  /** The MD5s of the parts' MD5s, with the number of parts (sheet 04 §4.3). */
  static String joinedMd5(List<String> md5s) {
    MessageDigest digest = ContentHash.digest("MD5");
    md5s.forEach(md5 -> digest.update(HexFormat.of().parseHex(md5)));
    return HexFormat.of().formatHex(digest.digest()) + "-" + md5s.size();
  }

  /** The length of the parts together, in bytes; all but the last are large enough. */
  static long checkedLength(List<Part> parts) {
    long length = 0;
    for (Part part : parts) {
      boolean last = part.number() == parts.getLast().number();
      if (part.contentLength() < Part.MINIMUM_LENGTH && !last) {
        throw new Refusal(
            Refusal.Kind.PART_TOO_SMALL,
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
