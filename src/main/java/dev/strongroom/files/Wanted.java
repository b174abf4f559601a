package dev.strongroom.files;

import dev.strongroom.model.ByteRange;
import dev.strongroom.model.Slice;
import java.util.Optional;

/**
 * How much of a file is wanted.
 *
 * @param range a range of its bytes; empty for all
 * @param withContent false when only the head is wanted
 */
public record Wanted(Optional<ByteRange> range, boolean withContent) {
  /** Which bytes of a file with this length; empty when the range lies outside. */
  Optional<Slice> slice(long totalLength) {
    return range.isEmpty() ? Optional.of(Slice.all(totalLength)) : range.get().within(totalLength);
  }
}
