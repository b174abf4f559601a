package dev.strongroom.files;

import dev.strongroom.access.Target;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Refusal;
import dev.strongroom.model.Slice;
import java.util.Optional;

/**
 * What is to be copied.
 *
 * @param target what the permit must allow to read: the very file with the id
 * @param range which of its bytes; empty for all
 */
public record CopySource(Target.OfFiles target, FileId fileId, Optional<CopyRange> range) {
  /** The bytes of a source with this length; throws {@link Refusal} when some are not there. */
  Slice slice(long totalLength) {
    return range.map(wanted -> wanted.within(totalLength)).orElseGet(() -> Slice.all(totalLength));
  }
}
