package dev.strongroom.files;

import dev.strongroom.access.Target;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Slice;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is to be copied.
 *
 * @param target what the permit must allow to read: the very file with the id
 * @param version empty for the newest of the name
 * @param range which of its bytes; empty for all
 * @param check looks at the version that was found before anything is copied, and throws to refuse;
 *     may be called more than once
 */
public record CopySource(
    Target.OfFiles target,
    Optional<FileId> version,
    Optional<CopyRange> range,
    Consumer<FileVersion> check) {
  /** A version that nothing more is asked of. */
  public CopySource(Target.OfFiles target, FileId version, Optional<CopyRange> range) {
    this(target, Optional.of(version), range, found -> {});
  }

  /**
   * The bytes of a source with this length; throws {@link dev.strongroom.model.Refusal} when some
   * are not there.
   */
  Slice slice(long totalLength) {
    return range.map(wanted -> wanted.within(totalLength)).orElseGet(() -> Slice.all(totalLength));
  }
}
