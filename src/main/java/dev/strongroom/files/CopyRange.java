package dev.strongroom.files;

import dev.strongroom.model.Refusal;
import dev.strongroom.model.Slice;
import java.util.OptionalLong;

/**
 * Which bytes of a source are to be copied. Unlike a download, a copy never gives less than was
 * asked for: a range that ends beyond the source is refused.
 *
 * @param first the first byte, counted from 0
 * @param last the last byte, itself included; empty for the end of the source
 */
public record CopyRange(long first, OptionalLong last) {
  /** The bytes of a source with this length; throws {@link Refusal} when some are not there. */
  Slice within(long totalLength) {
    long lastByte = last.orElse(totalLength - 1);
    if (first > lastByte || lastByte >= totalLength) {
      throw new Refusal(
          Refusal.Kind.RANGE_NOT_SATISFIABLE,
          "The Range is outside the file, which has " + totalLength + " bytes");
    }
    return new Slice(first, lastByte - first + 1);
  }
}
