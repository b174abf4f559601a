package dev.strongroom.files;

import dev.strongroom.model.ContentChecksum;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import java.util.List;
import java.util.Optional;

/** What a caller knows of the parts of a file that is finished. */
@FunctionalInterface
public interface PartJoiner {
  /**
   * Looks at the unfinished file and at the parts that are to be joined, in order; throws to
   * refuse.
   *
   * @return the checksum of the file; empty when there is none
   */
  Optional<ContentChecksum> join(FileVersion started, List<Part> parts);
}
