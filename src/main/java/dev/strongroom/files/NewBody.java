package dev.strongroom.files;

import dev.strongroom.model.BlobId;
import dev.strongroom.model.Content;
import dev.strongroom.model.FileId;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.StagedBlob;
import dev.strongroom.store.Tables;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Content that is being written: in memory when it is small enough to be committed with its row, in
 * a staged blob otherwise. The order is: write, {@link #keep}, commit, {@link #adopted}, close.
 * Closing content that was not adopted leaves nothing behind.
 */
final class NewBody implements AutoCloseable {
  private final @Nullable StagedBlob blob;
  private final ByteArrayOutputStream memory;
  private final ContentHash hash = new ContentHash();
  private long length;

  private NewBody(@Nullable StagedBlob blob, int memoryLength) {
    this.blob = blob;
    this.memory = new ByteArrayOutputStream(memoryLength);
  }

  /** Begins content in a blob, however small it may be. */
  static NewBody inBlob(BlobStore blobs) {
    return new NewBody(blobs.stage(), 0);
  }

  /**
   * Begins content where it fits best.
   *
   * @param expectedLength how many bytes are to come
   * @param longestInMemory up to this many bytes the content stays in memory
   */
  static NewBody of(BlobStore blobs, long expectedLength, int longestInMemory) {
    return expectedLength <= longestInMemory
        ? new NewBody(null, (int) expectedLength)
        : inBlob(blobs);
  }

  /** Appends bytes; the array is the caller's again afterwards. */
  void write(byte[] bytes, int offset, int count) {
    hash.update(bytes, offset, count, () -> append(bytes, offset, count));
    length += count;
  }

  private void append(byte[] bytes, int offset, int count) {
    if (blob == null) {
      memory.write(bytes, offset, count);
    } else {
      blob.write(bytes, offset, count);
    }
  }

  /** How many bytes were written. */
  long length() {
    return length;
  }

  /** The digests of all that was written; called once. */
  ContentHash.Result digests() {
    return hash.result();
  }

  /** Makes the content survive a power cut, unless it is to be committed with its row. */
  Content keep() {
    return blob == null ? Content.INLINE : new Content.Whole(blob.keep());
  }

  /** Makes content that is in a blob survive a power cut. */
  BlobId keepInBlob() {
    if (blob == null) {
      throw new IllegalStateException("the content is not in a blob");
    }
    return blob.keep();
  }

  /** Puts content that stayed in memory into the transaction that adds its row. */
  void insertInline(Tables tables, FileId id) {
    if (blob == null) {
      tables.smallBodies().insert(id, memory.toByteArray());
    }
  }

  /** Says that a row refers to the content now, or may do so. */
  void adopted() {
    if (blob != null) {
      blob.adopted();
    }
  }

  @Override
  public void close() {
    if (blob != null) {
      blob.close();
    }
  }
}
