package dev.strongroom.maintenance;

import dev.strongroom.model.BlobId;
import dev.strongroom.model.Content;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import dev.strongroom.store.MetadataStore;
import java.util.ArrayList;
import java.util.List;

/**
 * A blob that a file version needs.
 *
 * @param length its length in bytes
 */
record BlobUse(BlobId id, long length) {
  /** The blobs of a version, in the order of its bytes; those of an unfinished file too. */
  static List<BlobUse> of(MetadataStore store, FileVersion version) {
    return switch (version.content()) {
      case Content.Whole(BlobId blob) -> List.of(new BlobUse(blob, version.contentLength()));
      case Content.Inline inline -> List.of();
      case Content.Parts parts -> ofParts(store, version);
      case Content.Nothing nothing ->
          version.action() == FileVersion.Action.START ? ofParts(store, version) : List.of();
    };
  }

  private static List<BlobUse> ofParts(MetadataStore store, FileVersion version) {
    List<Part> parts =
        store.read(tables -> tables.parts().list(version.id(), 1, Part.MAXIMUM_NUMBER));
    List<BlobUse> uses = new ArrayList<>(parts.size());
    for (Part part : parts) {
      uses.add(new BlobUse(part.blob(), part.contentLength()));
    }
    return uses;
  }
}
