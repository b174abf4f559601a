package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.BlobStore;
import dev.strongroom.usage.UsageMeter;

/**
 * Takes in whole files (sheet 02 §5). A file is visible and durable when its upload returns, and
 * leaves nothing behind when it does not.
 */
public final class Uploads {
  private final BlobStore blobs;
  private final Reception reception;
  private final VersionWriter versions;
  private final UsageMeter meter;
  private final int longestInlineBytes;

  /**
   * Makes the service.
   *
   * @param longestInlineBytes up to this many bytes a body is committed with its row
   */
  Uploads(
      BlobStore blobs,
      Reception reception,
      VersionWriter versions,
      UsageMeter meter,
      int longestInlineBytes) {
    this.blobs = blobs;
    this.reception = reception;
    this.versions = versions;
    this.meter = meter;
    this.longestInlineBytes = longestInlineBytes;
  }

  /**
   * As {@link #upload(Permit, Target.OfFiles, NewFile, Precondition, IncomingBody)}, whatever the
   * name shows.
   */
  public FileVersion upload(
      Permit permit, Target.OfFiles target, NewFile file, IncomingBody incoming) {
    return upload(permit, target, file, Precondition.NONE, incoming);
  }

  /**
   * Reads the body and stores it as the newest version of the target's name.
   *
   * @throws dev.strongroom.model.Refusal when the body is incomplete or not what was claimed, the
   *     bucket is gone, or the key died meanwhile
   */
  public FileVersion upload(
      Permit permit,
      Target.OfFiles target,
      NewFile file,
      Precondition precondition,
      IncomingBody incoming) {
    permit.require(Action.WRITE_FILE.on(target));
    HeaderBytes.check(new FileName(target.nameOrPrefix()), file.info());
    versions.check(target, precondition);
    if (incoming.contentLength() > longestInlineBytes) {
      versions.checkRoom(target, incoming.contentLength());
    }
    try (NewBody body = NewBody.of(blobs, incoming.contentLength(), longestInlineBytes)) {
      ContentDigests digests = reception.receive(permit, incoming, body);
      FileVersion added = versions.addFile(permit, target, file, precondition, digests, body);
      meter.uploaded(permit, target.bucket(), added.contentLength());
      return added;
    }
  }
}
