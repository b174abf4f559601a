package dev.strongroom.console.buckets;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.KeyDirectory;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.files.ListedRow;
import dev.strongroom.files.ListingPage;
import dev.strongroom.files.ListingQuery;
import dev.strongroom.files.Listings;
import dev.strongroom.files.Names;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.Bucket;
import java.util.List;
import java.util.Optional;

/** Asks whether a bucket is really to be deleted, and says what stands in the way. */
public final class AskDeleteBucket
    implements ConsoleOperation<AskDeleteBucket.Request, BucketPage> {
  private static final int MOST_NAMED = 5;

  private final BucketPages pages;
  private final Listings listings;
  private final KeyDirectory keys;
  private final Names names;

  /** Makes it. */
  public AskDeleteBucket(BucketPages pages, Listings listings, KeyDirectory keys, Names names) {
    this.pages = pages;
    this.listings = listings;
    this.keys = keys;
    this.names = names;
  }

  record Request(Target.OfAccount account, Target.OfBucket bucket) {}

  @Override
  public String name() {
    return "console_ask_delete_bucket";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return DeleteBucket.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    return new Request(input.account(), names.bucket(input.accountId(), input.part("bucket")));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        Action.LIST_BUCKET.on(request.bucket),
        Action.LIST_FILES.on(request.bucket.files("")),
        Action.LIST_KEYS.on(request.account));
  }

  @Override
  public BucketPage perform(Permit permit, Request request) {
    Bucket bucket = pages.find(permit, request.bucket);
    ListingQuery first =
        new ListingQuery("", Optional.empty(), ListingPage.Marker.FIRST, MOST_NAMED);
    List<String> inTheWay =
        listings.list(permit, request.bucket, Listings.Kind.VERSIONS, first).rows().stream()
            .map(ListedRow::name)
            .distinct()
            .toList();
    List<String> forIt =
        keys.all(permit, request.account).stream()
            .filter(key -> key.buckets().isRestricted() && key.buckets().covers(bucket.id()))
            .filter(key -> !key.isExpiredAt(permit.decidedAtMillis()))
            .map(ApplicationKey::name)
            .limit(MOST_NAMED)
            .toList();
    BucketPage page = BucketPages.settings(permit, bucket, "", "");
    return new BucketPage(
        page.bucket(),
        page.info(),
        page.revision(),
        "",
        Optional.of(new BucketPage.Deletion(inTheWay, forIt)),
        "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, BucketPage page) {
    return pages.reply(input, page, 200);
  }
}
