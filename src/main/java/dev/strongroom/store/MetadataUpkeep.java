package dev.strongroom.store;

import java.nio.file.Path;
import java.util.List;

/** What is done to metadata as a whole while it is in use. */
public interface MetadataUpkeep {
  /**
   * Writes a copy that holds exactly what was committed at one moment between call and return, and
   * survives a power cut when this returns.
   *
   * @param file where to; must not exist, its directory must
   * @throws StorageFullException when there is no room for it
   * @throws StorageFailedException when it cannot be written
   */
  void copyTo(Path file);

  /**
   * Whether changes are still taken: false from the failure on after which nobody can know what is
   * on the disk, until the store is opened again.
   */
  boolean takesChanges();

  /** Checks the structure of everything stored; gives back a sentence for each thing wrong. */
  List<String> check();
}
