package dev.strongroom.model;

/** Where the bytes of a file version are. */
public sealed interface Content {
  /** Nowhere: a hide marker, or a large file that is not finished. */
  record Nothing() implements Content {}

  /** In the metadata store, under the file's id: a small body that was committed with its row. */
  record Inline() implements Content {}

  /** In one blob. */
  record Whole(BlobId blob) implements Content {}

  /** In the blobs of its parts, in the order of their numbers: a finished large file. */
  record Parts() implements Content {}

  /** The one value of {@link Nothing}. */
  Content NOTHING = new Nothing();

  /** The one value of {@link Inline}. */
  Content INLINE = new Inline();

  /** The one value of {@link Parts}. */
  Content PARTS = new Parts();
}
