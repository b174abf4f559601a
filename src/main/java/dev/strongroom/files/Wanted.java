package dev.strongroom.files;

import dev.strongroom.model.ByteRange;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Slice;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * How much of a file is wanted.
 *
 * @param range a range of its bytes; empty for all
 * @param withContent false when only the head is wanted
 * @param meant of which versions the range is meant; of any other, all is wanted
 * @param part the number of the part that is wanted; no range then
 */
public record Wanted(
    Optional<ByteRange> range,
    Predicate<FileVersion> meant,
    boolean withContent,
    OptionalInt part) {
  /** Not by a part's number, whatever the version. */
  public Wanted(Optional<ByteRange> range, boolean withContent) {
    this(range, version -> true, withContent, OptionalInt.empty());
  }

  /** Which bytes of this version; empty when the range lies outside. */
  Optional<Slice> slice(FileVersion version) {
    long totalLength = version.contentLength();
    return isRangeOf(version) ? range.orElseThrow().within(totalLength) : all(totalLength);
  }

  /** Says whether a range of this version is wanted, even if it is all there is. */
  boolean isRangeOf(FileVersion version) {
    return range.isPresent() && meant.test(version);
  }

  private static Optional<Slice> all(long totalLength) {
    return Optional.of(Slice.all(totalLength));
  }
}
