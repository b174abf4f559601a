package dev.strongroom.files;

import dev.strongroom.access.KeyRing;
import dev.strongroom.access.SessionTokens;
import dev.strongroom.access.Tokens;
import dev.strongroom.model.Cluster;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.usage.UsageMeter;
import java.security.SecureRandom;

/**
 * The services that write files, put together.
 *
 * @param serversUploads those that may write to restricted buckets: for the server itself
 * @param contentTypes what becomes of {@code b2/x-auto}
 */
public record FileWriting(
    UploadTickets tickets,
    UploadTurns turns,
    Uploads uploads,
    Uploads serversUploads,
    PartUploads partUploads,
    LargeFiles largeFiles,
    LargeFileListings listings,
    Hiding hiding,
    Copies copies,
    ContentTypes contentTypes) {
  /**
   * Up to this many bytes a body is committed with its row, so that it costs no sync of its own.
   */
  private static final int LONGEST_INLINE_BYTES = 16 * 1024;

  /**
   * Puts them together over the stores.
   *
   * @param leases through which every blob is dropped
   */
  public static FileWriting over(
      MetadataStore store,
      BlobStore blobs,
      BlobLeases leases,
      KeyRing keyRing,
      Tokens tokens,
      SessionTokens sessionTokens,
      Cluster cluster,
      SecureRandom random,
      ContentTypes contentTypes,
      UsageMeter meter) {
    Reception reception = new Reception(keyRing);
    VersionWriter versions = new VersionWriter(store, keyRing, cluster, random);
    PartWriter parts = new PartWriter(store, keyRing, leases);
    Contents contents = new Contents(store, blobs, leases);
    return new FileWriting(
        new UploadTickets(store, tokens, sessionTokens, random),
        new UploadTurns(),
        new Uploads(blobs, reception, versions, meter, LONGEST_INLINE_BYTES),
        new Uploads(
            blobs,
            reception,
            new VersionWriter(store, keyRing, cluster, random, true),
            meter,
            LONGEST_INLINE_BYTES),
        new PartUploads(store, blobs, reception, parts, meter),
        new LargeFiles(store, versions, leases, meter),
        new LargeFileListings(store),
        new Hiding(versions),
        new Copies(store, blobs, contents, keyRing, versions, parts, LONGEST_INLINE_BYTES),
        contentTypes);
  }
}
