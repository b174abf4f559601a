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
import java.util.List;

/** Removes versions (sheet 02 §8). Works on a full disk. */
public final class Removals {
  private final MetadataStore store;
  private final BlobLeases leases;

  Removals(MetadataStore store, BlobLeases leases) {
    this.store = store;
    this.leases = leases;
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
          return new Removed(version, released(tables, version));
        });
    removed.blobs.forEach(leases::drop);
    return removed.version;
  }

  private record Removed(FileVersion version, List<BlobId> blobs) {}

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
  private static List<BlobId> released(Tables tables, FileVersion version) {
    return switch (version.content()) {
      case Content.Inline inline -> {
        tables.smallBodies().delete(version.id());
        yield List.of();
      }
      case Content.Whole(BlobId blob) -> List.of(blob);
      case Content.Parts parts -> partBlobs(tables, version);
      case Content.Nothing nothing -> partBlobs(tables, version);
    };
  }

  private static List<BlobId> partBlobs(Tables tables, FileVersion version) {
    return tables.parts().deleteAll(version.id()).stream().map(Part::blob).toList();
  }
}
