package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.BlobId;
import dev.strongroom.model.Content;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import dev.strongroom.usage.UsageMeter;
import java.util.List;

/** Removes versions (sheet 02 §8). Works on a full disk. */
public final class Removals {
  private final MetadataStore store;
  private final BlobLeases leases;
  private final UsageMeter meter;

  Removals(MetadataStore store, BlobLeases leases, UsageMeter meter) {
    this.store = store;
    this.leases = leases;
    this.meter = meter;
  }

  /**
   * Removes one version of any kind; an unfinished large file goes with its parts. It is gone when
   * this returns; whoever is reading it reads on to its end.
   *
   * @param target names the version's bucket and name
   * @param askedName the name that the caller thinks it has
   * @return the version as it was
   * @throws Refusal when no version has both this id and this name
   */
  public FileVersion remove(Permit permit, Target.OfFiles target, FileId id, String askedName) {
    permit.require(Action.DELETE_FILE_VERSION.on(target));
    return removed(permit, target, id, askedName);
  }

  /** As {@link #remove}, for a caller that has asked the permit. */
  FileVersion removed(Permit permit, Target.OfFiles target, FileId id, String askedName) {
    Removed removed =
        store.writeFromReserve(tables -> {
          KeyRing.requireAlive(tables, permit);
          FileVersion version = find(tables, target, id, askedName);
          tables.fileVersions().delete(id);
          return released(tables, version);
        });
    removed.blobs.forEach(leases::drop);
    meter.deleted(permit, target.bucket(), removed.bytes);
    return removed.version;
  }

  /** The version as it was, and the bytes that went with it. */
  private record Removed(FileVersion version, List<BlobId> blobs, long bytes) {}

  private static FileVersion find(
      Tables tables, Target.OfFiles target, FileId id, String askedName) {
    return tables
        .fileVersions()
        .find(id)
        .filter(version -> target.bucket().bucket().filter(version.bucketId()::equals).isPresent())
        .filter(version -> version.name().value().equals(target.nameOrPrefix()))
        .filter(version -> version.name().value().equals(askedName))
        .orElseThrow(() ->
            new Refusal(
                Refusal.Kind.VERSION_NOT_PRESENT, "File not present: " + askedName + " " + id));
  }

  /** Removes the rows of the content, and names the blobs that no row refers to any more. */
  private static Removed released(Tables tables, FileVersion version) {
    long bytes = version.contentLength();
    return switch (version.content()) {
      case Content.Inline inline -> {
        tables.smallBodies().delete(version.id());
        yield new Removed(version, List.of(), bytes);
      }
      case Content.Whole(BlobId blob) -> new Removed(version, List.of(blob), bytes);
      case Content.Parts parts -> new Removed(version, blobs(deletedParts(tables, version)), bytes);
      case Content.Nothing nothing -> {
        List<Part> parts = deletedParts(tables, version);
        yield new Removed(
            version, blobs(parts), parts.stream().mapToLong(Part::contentLength).sum());
      }
    };
  }

  private static List<Part> deletedParts(Tables tables, FileVersion version) {
    return tables.parts().deleteAll(version.id());
  }

  private static List<BlobId> blobs(List<Part> parts) {
    return parts.stream().map(Part::blob).toList();
  }
}
