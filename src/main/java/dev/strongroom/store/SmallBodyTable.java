package dev.strongroom.store;

import dev.strongroom.model.FileId;
import java.util.Optional;

/**
 * Small bodies by the id of their file version. Each is kept with a checksum that is verified on
 * read.
 */
public interface SmallBodyTable {
  /** Adds a body. */
  void insert(FileId id, byte[] body);

  /**
   * Finds a body; throws {@link DamagedException} when its bytes are not those that were stored.
   */
  Optional<byte[]> find(FileId id);

  /** Removes a body; nothing happens when there is none. */
  void delete(FileId id);
}
