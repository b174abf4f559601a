package dev.strongroom.maintenance;

import dev.strongroom.store.BlobArchive;
import dev.strongroom.store.CannotOpenException;
import dev.strongroom.store.MetadataStore;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;

/**
 * How the parts of a backup are opened.
 *
 * @param metadata opens the metadata in a file
 * @param blobs opens the archive of blobs in a directory
 */
public record BackupPlace(
    Function<Path, MetadataStore> metadata, Function<Path, BlobArchive> blobs) {
  /** The metadata's file in the directory of a backup. */
  static Path metadataIn(Path backup) {
    return backup.resolve("metadata.sqlite");
  }

  /** The blobs in the directory of a backup. */
  static Path blobsIn(Path backup) {
    return backup.resolve("blobs");
  }

  /** The list of contents in the directory of a backup. */
  static Path manifestIn(Path backup) {
    return backup.resolve(Manifest.FILE);
  }

  /** Makes the directory for a new backup, for its owner only; it may be there, but empty. */
  static void make(Path backup) throws IOException {
    Files.createDirectories(
        backup, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(backup)) {
      if (entries.iterator().hasNext()) {
        throw new CannotOpenException(
            "The directory " + backup + " is not empty. A backup needs one of its own.");
      }
    }
  }
}
