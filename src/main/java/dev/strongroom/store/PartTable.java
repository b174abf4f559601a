package dev.strongroom.store;

import dev.strongroom.model.BlobId;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Part;
import java.util.List;
import java.util.Optional;

/** Parts by large file and number. */
public interface PartTable {
  /** Adds a part or replaces the one with the same number; gives back the one replaced. */
  Optional<Part> put(Part part);

  /**
   * At most {@code limit} parts in ascending order of number, beginning with the first not below
   * {@code startNumber}.
   */
  List<Part> list(FileId file, int startNumber, int limit);

  /**
   * Removes one part of a file that was finished without it; does nothing when there is none with
   * the number.
   */
  void delete(FileId file, int number);

  /** Removes all parts of the file and gives them back. */
  List<Part> deleteAll(FileId file);

  /** Says whether a part has its content in this blob. */
  boolean refersTo(BlobId blob);
}
