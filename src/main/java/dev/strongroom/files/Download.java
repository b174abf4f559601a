package dev.strongroom.files;

import dev.strongroom.model.Bucket;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Slice;
import java.util.Map;
import java.util.Optional;

/** What came of a download. */
public sealed interface Download {
  /**
   * The file is there.
   *
   * @param overrides headers that the answer carries in place of the file's own
   * @param slice which of its bytes were asked for
   * @param part the part that was asked for by its number
   * @param partial whether a range or a part was asked for, even if it is all there is
   * @param content those bytes, or none when only the head was wanted; the receiver closes it
   */
  record Ready(
      Bucket bucket,
      FileVersion version,
      Map<ContentHeader, String> overrides,
      Slice slice,
      Optional<PartOfFile> part,
      boolean partial,
      OpenContent content)
      implements Download {}

  /**
   * The file is there, but the range lies outside, or it has no such part.
   *
   * @param totalLength the file's length in bytes
   */
  record OutOfRange(long totalLength) implements Download {}
}
