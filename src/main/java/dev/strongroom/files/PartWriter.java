package dev.strongroom.files;

import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Part;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.StorageFailedException;
import java.util.Optional;

/**
 * Adds parts to large files: one transaction that sees that the file is still unfinished and the
 * key alive. A part that comes after the file was finished or cancelled leaves nothing behind.
 */
final class PartWriter {
  private final MetadataStore store;
  private final KeyRing keyRing;
  private final BlobLeases leases;

  /** Makes the writer; blobs that no row names any more are dropped through {@code leases}. */
  PartWriter(MetadataStore store, KeyRing keyRing, BlobLeases leases) {
    this.store = store;
    this.keyRing = keyRing;
    this.leases = leases;
  }

  /**
   * Looks whether there is room for a part, without writing: for what it is longer than the one
   * that it takes the place of.
   */
  void checkRoom(Target.OfFiles target, FileId largeFile, int number, long bytes) {
    BucketId bucket = target.bucket().id();
    store.read(tables -> {
      long before =
          tables.parts().list(largeFile, number, 1).stream()
              .filter(part -> part.number() == number)
              .mapToLong(Part::contentLength)
              .sum();
      Room.require(tables, bucket, bytes - before);
      return bucket;
    });
  }

  private record Added(Part part, Optional<Part> replaced) {}

  /** Adds the part, whose content was written, in place of an earlier one with its number. */
  Part put(
      Permit permit,
      Target.OfFiles target,
      FileId largeFile,
      int number,
      ContentDigests digests,
      NewBody body) {
    Part part =
        new Part(
            largeFile,
            number,
            body.length(),
            digests.sha1(),
            digests.md5(),
            permit.decidedAtMillis(),
            body.keepInBlob(),
            digests.checksum());
    KeyWatch watch = KeyWatch.begin(store, keyRing, permit);
    try {
      Added added =
          store.write(tables -> {
            watch.require(tables);
            StartedFile.find(tables, target, largeFile);
            return new Added(part, tables.parts().put(part));
          });
      body.adopted();
      added.replaced.map(Part::blob).ifPresent(leases::drop);
      return part;
    } catch (StorageFailedException unknownOutcome) {
      body.adopted();
      throw unknownOutcome;
    }
  }
}
