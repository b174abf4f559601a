package dev.strongroom.files;

import dev.strongroom.model.ByteRange;
import dev.strongroom.model.Slice;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much of a file is wanted.
 *
 * @param range a range of its bytes; empty for all
 * @param withContent false when only the head is wanted
 * @param part the number of the part that is wanted; no range then
 */
public record Wanted(Optional<ByteRange> range, boolean withContent, OptionalInt part) {
  /** Not by a part's number. */
  public Wanted(Optional<ByteRange> range, boolean withContent) {
    this(range, withContent, OptionalInt.empty());
  }

  /** Which bytes of a file with this length; empty when the range lies outside. */
  Optional<Slice> slice(long totalLength) {
    return range.isEmpty() ? Optional.of(Slice.all(totalLength)) : range.get().within(totalLength);
  }
}
