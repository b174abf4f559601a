package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.usage.UsageMeter;
import java.util.function.Function;

/** Takes in parts of large files (sheet 02 §6.4). */
public final class PartUploads {
  private final MetadataStore store;
  private final BlobStore blobs;
  private final Reception reception;
  private final PartWriter parts;
  private final UsageMeter meter;

  PartUploads(
      MetadataStore store,
      BlobStore blobs,
      Reception reception,
      PartWriter parts,
      UsageMeter meter) {
    this.store = store;
    this.blobs = blobs;
    this.reception = reception;
    this.parts = parts;
    this.meter = meter;
  }

  /**
   * Reads the body and stores it as the part with this number, in place of an earlier one.
   *
   * @param number 1 to 10000
   * @throws Refusal when the body is empty, incomplete or not what was claimed, when the file is
   *     finished or cancelled, also meanwhile, or the key died meanwhile
   */
  public Part upload(
      Permit permit, Target.OfFiles target, FileId largeFile, int number, IncomingBody incoming) {
    return upload(permit, target, largeFile, number, started -> incoming);
  }

  /**
   * As above, of a body that depends on what was said when the file was started.
   *
   * @param body is given the unfinished file; may throw to refuse
   */
  public Part upload(
      Permit permit,
      Target.OfFiles target,
      FileId largeFile,
      int number,
      Function<FileVersion, IncomingBody> body) {
    permit.require(Action.WRITE_FILE.on(target));
    IncomingBody incoming =
        body.apply(store.read(tables -> StartedFile.find(tables, target, largeFile)));
    checkNotEmpty(incoming.contentLength());
    parts.checkRoom(target, largeFile, number, incoming.contentLength());
    try (NewBody written = NewBody.inBlob(blobs)) {
      ContentDigests digests = reception.receive(permit, incoming, written);
      Part stored = parts.put(permit, target, largeFile, number, digests, written);
      meter.uploaded(permit, target.bucket(), stored.contentLength());
      return stored;
    }
  }

  /** Throws {@link Refusal} for a part without a byte. */
  static void checkNotEmpty(long contentLength) {
    if (contentLength == 0) {
      throw Refusal.illegalValue("a part must hold at least 1 byte");
    }
  }
}
