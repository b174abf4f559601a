package dev.strongroom.files;

import dev.strongroom.model.FileVersion;
import java.util.Optional;

/**
 * What a caller asks of a name before it is written. It is asked before content is read, so that
 * none is read in vain, and again in the transaction that writes, which decides.
 */
@FunctionalInterface
public interface Precondition {
  /** Nothing is asked. */
  Precondition NONE = shown -> {};

  /**
   * Looks at the file that the name shows; empty when there is none, or it is hidden. Throws to
   * refuse.
   */
  void check(Optional<FileVersion> shown);
}
