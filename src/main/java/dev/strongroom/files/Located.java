package dev.strongroom.files;

import dev.strongroom.model.BlobId;
import dev.strongroom.model.Content;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import dev.strongroom.model.Slice;
import dev.strongroom.store.DamagedException;
import dev.strongroom.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction says of the wanted bytes of a file version.
 *
 * @param slice which bytes are wanted
 * @param smallBody the whole body, when it is kept in the metadata and wanted
 * @param segments otherwise the blobs that hold the wanted bytes, in order
 * @param part the part that was asked for by its number
 */
record Located(
    FileVersion version,
    Slice slice,
    byte @Nullable [] smallBody,
    List<Segment> segments,
    Optional<PartOfFile> part) {
  private static final int PARTS_AT_ONCE = 1000;

  /**
   * Consecutive bytes of one blob.
   *
   * @param blobLength the length of the whole blob in bytes
   */
  record Segment(BlobId blob, long blobLength, Slice slice) {}

  /** The same, asked for by the part's number. */
  Located by(PartOfFile wanted) {
    return new Located(version, slice, smallBody, segments, Optional.of(wanted));
  }

  /** A version whose bytes nobody wants. */
  static Located withoutBytes(FileVersion version, Slice slice) {
    return new Located(version, slice, null, List.of(), Optional.empty());
  }

  /**
   * Finds the bytes of a finished version.
   *
   * @throws DamagedException when rows are missing
   */
  static Located find(Tables tables, FileVersion version, Slice slice) {
    return switch (version.content()) {
      case Content.Nothing nothing -> withoutBytes(version, slice);
      case Content.Inline inline ->
          new Located(version, slice, smallBody(tables, version), List.of(), Optional.empty());
      case Content.Whole(BlobId blob) ->
          new Located(
              version,
              slice,
              null,
              List.of(new Segment(blob, version.contentLength(), slice)),
              Optional.empty());
      case Content.Parts parts ->
          new Located(version, slice, null, partSegments(tables, version, slice), Optional.empty());
    };
  }

  private static byte[] smallBody(Tables tables, FileVersion version) {
    byte[] body = tables.smallBodies().find(version.id()).orElseThrow(() -> incomplete(version));
    if (body.length != version.contentLength()) {
      throw incomplete(version);
    }
    return body;
  }

  private static List<Segment> partSegments(Tables tables, FileVersion version, Slice slice) {
    List<Segment> segments = new ArrayList<>();
    long partOffset = 0;
    int number = 1;
    while (partOffset < slice.end()) {
      List<Part> parts = tables.parts().list(version.id(), number, PARTS_AT_ONCE);
      if (parts.isEmpty()) {
        throw incomplete(version);
      }
      for (Part part : parts) {
        long from = Math.max(slice.offset(), partOffset);
        long end = Math.min(slice.end(), partOffset + part.contentLength());
        if (from < end) {
          Slice inPart = new Slice(from - partOffset, end - from);
          segments.add(new Segment(part.blob(), part.contentLength(), inPart));
        }
        partOffset += part.contentLength();
      }
      number = parts.getLast().number() + 1;
    }
    return List.copyOf(segments);
  }

  private static DamagedException incomplete(FileVersion version) {
    return new DamagedException("Part of the content of " + version.id() + " is missing.");
  }
}
