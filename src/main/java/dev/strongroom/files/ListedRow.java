package dev.strongroom.files;

import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import java.util.Optional;

/** A row of a listing. */
public sealed interface ListedRow {
  /** A version. */
  record OfVersion(FileVersion version) implements ListedRow {}

  /**
   * All that is listed under names which begin alike up to a delimiter.
   *
   * @param name the common beginning, its delimiter included
   */
  record OfFolder(String name) implements ListedRow {}

  /** The file name, or the folder's. */
  default String name() {
    return switch (this) {
      case OfVersion(FileVersion version) -> version.name().value();
      case OfFolder(String name) -> name;
    };
  }

  /** The version's id; empty for a folder. */
  default Optional<FileId> id() {
    return switch (this) {
      case OfVersion(FileVersion version) -> Optional.of(version.id());
      case OfFolder folder -> Optional.empty();
    };
  }
}
