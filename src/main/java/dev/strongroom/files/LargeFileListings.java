package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.model.Part;
import dev.strongroom.model.Refusal;
import dev.strongroom.store.MetadataStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Lists what large files are made of until they are finished (sheet 02 §6.6 and §6.7). */
public final class LargeFileListings {
  private final MetadataStore store;

  LargeFileListings(MetadataStore store) {
    this.store = store;
  }

  /**
   * A page of the parts of an unfinished large file.
   *
   * @param startNumber the lowest number that may be listed
   * @param limit 1 to 1000
   */
  public PartPage parts(
      Permit permit, Target.OfFiles target, FileId largeFile, int startNumber, int limit) {
    permit.require(Action.WRITE_FILE.on(target));
    List<Part> found =
        store.read(tables -> {
          StartedFile.find(tables, target, largeFile);
          return tables.parts().list(largeFile, startNumber, limit + 1);
        });
    return found.size() <= limit
        ? new PartPage(found, OptionalInt.empty())
        : new PartPage(found.subList(0, limit), OptionalInt.of(found.get(limit).number()));
  }

  /**
   * A page of the unfinished large files whose names begin with the target's prefix.
   *
   * @param start the first file that may be listed, or one started at the same time; it need not
   *     exist
   * @param limit 1 to 100
   * @throws Refusal when there is no such bucket
   */
  public UnfinishedPage unfinished(
      Permit permit, Target.OfFiles target, Optional<FileId> start, int limit) {
    permit.require(Action.LIST_FILES.on(target));
    return page(target.bucket().id(), target.nameOrPrefix(), start, limit);
  }

  /**
   * A page of the unfinished large files whose names begin with the target's prefix, in the order
   * of names, and of one name oldest start first.
   *
   * @param delimiter what ends the name of a folder, after the prefix; empty for no folders
   * @param start the name of the first that may be listed; with an id, what comes after that one
   * @param limit most rows of the page
   */
  public ListingPage unfinishedByName(
      Permit permit,
      Target.OfFiles target,
      Optional<String> delimiter,
      ListingPage.Marker start,
      int limit) {
    permit.require(Action.LIST_FILES.on(target));
    ListingQuery query = new ListingQuery(target.nameOrPrefix(), delimiter, start, limit);
    return store.read(tables -> new UnfinishedWalk(tables, target.bucket().id(), query).page());
  }

  /** As {@link #unfinished}, narrowed to the names that the grant reaches. */
  public UnfinishedPage unfinishedInReach(
      Permit permit, Target.OfBucket bucket, String prefix, Optional<FileId> start, int limit) {
    permit.require(Action.LIST_FILES_IN_REACH.on(bucket));
    NamePrefix reach = permit.namePrefix();
    if (reach.covers(prefix)) {
      return page(bucket.id(), prefix, start, limit);
    }
    return reach.value().startsWith(prefix)
        ? page(bucket.id(), reach.value(), start, limit)
        : new UnfinishedPage(List.of(), Optional.empty());
  }

  private UnfinishedPage page(BucketId bucket, String prefix, Optional<FileId> start, int limit) {
    long startMillis = start.map(FileId::uploadTimestampMillis).orElse(0L);
    String startId = start.map(FileId::value).orElse("");
    List<FileVersion> found =
        store.read(tables ->
            tables.fileVersions().unfinished(bucket, prefix, startMillis, startId, limit + 1));
    return found.size() <= limit
        ? new UnfinishedPage(found, Optional.empty())
        : new UnfinishedPage(found.subList(0, limit), Optional.of(found.get(limit).id()));
  }
}
