package dev.strongroom.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of bytes as a request asks for it, before the length of the file is known (RFC 9110
 * §14.1; sheet 02 §10.2).
 */
public sealed interface ByteRange {
  /** From the first byte, counted from 0, to the last one, both included. */
  record Closed(long first, long last) implements ByteRange {}

  /** The last so many bytes. */
  record Suffix(long length) implements ByteRange {}

  /** {@code bytes=first-}, {@code bytes=first-last} or {@code bytes=-length}. */
  Pattern FORM = Pattern.compile("(?i:bytes)=([0-9]*)-([0-9]*)");

  /**
   * Reads the value of a Range header. Empty for anything but one well-formed range, several ranges
   * included: the header counts as not sent then.
   */
  static Optional<ByteRange> parse(String header) {
    Matcher form = FORM.matcher(header.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    String first = form.group(1);
    String last = form.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? Optional.empty() : Optional.of(new Suffix(number(last)));
    }
    Closed range = new Closed(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last));
    return range.last < range.first ? Optional.empty() : Optional.of(range);
  }

  /**
   * What the range selects; empty when it lies outside, as every range of an empty file does.
   *
   * @param totalLength the file's length in bytes
   */
  default Optional<Slice> within(long totalLength) {
    return switch (this) {
      case Closed(long first, long last) when first < totalLength ->
          Optional.of(new Slice(first, Math.min(last, totalLength - 1) - first + 1));
      case Suffix(long length) when length > 0 && totalLength > 0 ->
          Optional.of(
              new Slice(
                  totalLength - Math.min(length, totalLength), Math.min(length, totalLength)));
      case Closed outside -> Optional.empty();
      case Suffix outside -> Optional.empty();
    };
  }

  /** A number of any length: one that does not fit is as good as the greatest that does. */
  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException tooGreat) {
      return Long.MAX_VALUE;
    }
  }
}
