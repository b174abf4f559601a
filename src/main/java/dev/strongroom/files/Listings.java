package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.NamePrefix;
import dev.strongroom.store.MetadataStore;

/**
 * Lists what is in a bucket (sheet 02 §9): names ascending by their UTF-8 bytes, versions of a name
 * newest first. A page is one consistent view, and costs a bounded amount of work: among very many
 * hidden names it ends early, further on than it began.
 */
public final class Listings {
  private final MetadataStore store;

  /** Makes the service. */
  Listings(MetadataStore store) {
    this.store = store;
  }

  /** What a listing has one row for. */
  public enum Kind {
    /** Each name whose newest finished version is a file; hidden names are left out. */
    NAMES,
    /** Each version of any kind. */
    VERSIONS
  }

  /**
   * A page of the names that begin with the query's prefix.
   *
   * @throws dev.strongroom.model.Refusal when there is no such bucket, or the key was revoked
   *     meanwhile
   */
  public ListingPage list(Permit permit, Target.OfBucket bucket, Kind kind, ListingQuery query) {
    permit.require(Action.LIST_FILES.on(bucket.files(query.prefix())));
    return page(permit, bucket.id(), kind, query, query.prefix());
  }

  /** As {@link #list}, of those names alone that the grant reaches. */
  public ListingPage listInReach(
      Permit permit, Target.OfBucket bucket, Kind kind, ListingQuery query) {
    permit.require(Action.LIST_FILES_IN_REACH.on(bucket));
    BucketId id = bucket.id();
    NamePrefix reach = permit.namePrefix();
    if (reach.covers(query.prefix())) {
      return page(permit, id, kind, query, query.prefix());
    }
    return reach.value().startsWith(query.prefix())
        ? page(permit, id, kind, query, reach.value())
        : ListingPage.EMPTY;
  }

  private ListingPage page(
      Permit permit, BucketId bucket, Kind kind, ListingQuery query, String within) {
    return store.read(tables -> {
      KeyRing.requireAlive(tables, permit);
      return new ListingWalk(tables, bucket, kind, query, within).page();
    });
  }
}
