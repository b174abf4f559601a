package dev.strongroom.testing;

import dev.strongroom.model.BlobId;
import dev.strongroom.model.Content;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.OpenBlob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads what is stored of a file version, behind all doors. */
final class StoredContent {
  private StoredContent() {}

  static byte[] read(MetadataStore metadata, BlobStore blobs, FileId id) {
    FileVersion version = metadata.read(tables -> tables.fileVersions().find(id).orElseThrow());
    return switch (version.content()) {
      case Content.Nothing nothing -> new byte[0];
      case Content.Inline inline ->
          metadata.read(tables -> tables.smallBodies().find(id).orElseThrow());
      case Content.Whole(BlobId blob) -> blob(blobs, blob, version.contentLength());
      case Content.Parts parts -> {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Part part : metadata.read(tables -> tables.parts().list(id, 1, 10_000))) {
          joined.writeBytes(read(blobs, part));
        }
        yield joined.toByteArray();
      }
    };
  }

  static byte[] read(BlobStore blobs, Part part) {
    return blob(blobs, part.blob(), part.contentLength());
  }

  private static byte[] blob(BlobStore blobs, BlobId id, long length) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (OpenBlob open = blobs.open(id, length)) {
      open.transfer(
          0,
          length,
          buffer -> {
            byte[] piece = new byte[buffer.remaining()];
            buffer.get(piece);
            content.writeBytes(piece);
          });
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return content.toByteArray();
  }
}
