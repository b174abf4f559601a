package dev.strongroom.files;

import dev.strongroom.model.Content;
import dev.strongroom.model.ContentChecksum;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import dev.strongroom.model.Slice;
import dev.strongroom.store.Tables;
import java.util.List;
import java.util.Optional;

/**
 * A part of a finished file, by which it may be read (sheet 04 §3.3).
 *
 * @param count how many parts the file has; 0 for a file that was stored in one
 * @param slice where its bytes are in the file
 * @param checksum of the part
 */
public record PartOfFile(int count, Slice slice, Optional<ContentChecksum> checksum) {
  /** Finds it; a file that was stored in one is its own part number 1. */
  static Optional<PartOfFile> find(Tables tables, FileVersion version, int number) {
    if (!version.content().equals(Content.PARTS)) {
      return number == 1
          ? Optional.of(
              new PartOfFile(
                  0, Slice.all(version.contentLength()), Optional.ofNullable(version.checksum())))
          : Optional.empty();
    }
    List<Part> parts = tables.parts().list(version.id(), 1, Part.MAXIMUM_NUMBER);
    long offset = 0;
    for (Part part : parts) {
      if (part.number() == number) {
        Slice slice = new Slice(offset, part.contentLength());
        return Optional.of(
            new PartOfFile(parts.size(), slice, Optional.ofNullable(part.checksum())));
      }
      offset += part.contentLength();
    }
    return Optional.empty();
  }
}
