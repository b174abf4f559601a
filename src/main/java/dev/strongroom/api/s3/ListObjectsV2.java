package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.Query;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.ListedRow;
import dev.strongroom.files.ListingPage;
import dev.strongroom.files.Listings;
import dev.strongroom.files.Names;
import dev.strongroom.model.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * ListObjectsV2: pages by a token (sheet 04 §3.2). A page may be empty and not the last: among very
 * many hidden names it ends early.
 */
final class ListObjectsV2 implements S3Operation<ListObjectsV2.Request, ListObjectsV2.Page> {
  private final Names names;
  private final Listings listings;

  ListObjectsV2(Names names, Listings listings) {
    this.names = names;
    this.listings = listings;
  }

  /**
   * What is asked for.
   *
   * @param continuation what the page before gave for this one; empty for the first page
   * @param first the first name that may be listed
   * @param ownersWanted whether each object's owner is shown
   */
  record Request(
      Target.OfBucket bucket,
      ListingFields fields,
      Optional<String> continuation,
      String startAfter,
      String first,
      boolean ownersWanted) {}

  record Page(Request request, ListingPage listed) {}

  @Override
  public String name() {
    return "ListObjectsV2";
  }

  @Override
  public S3Route route() {
    return S3Route.bucket("GET", "list-type");
  }

  @Override
  public Request read(S3Input input) {
    Query query = input.request().query();
    ListingFields fields = ListingFields.read(input.request(), "max-keys");
    Optional<String> continuation = query.text("continuation-token");
    String startAfter = query.text("start-after").orElse("");
    return new Request(
        input.bucket(names),
        fields,
        continuation,
        startAfter,
        continuation.map(ContinuationTokens::read).orElseGet(() -> fields.after(startAfter)),
        query.text("fetch-owner").filter("true"::equals).isPresent());
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_FILES.on(request.bucket.files(request.fields.prefix())));
  }

  @Override
  public Page perform(Permit permit, Request request) {
    return new Page(
        request, ObjectRows.page(listings, permit, request.bucket, request.fields, request.first));
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Page page) {
    ListingFields fields = page.request.fields;
    List<ListedRow> rows = page.listed.rows();
    Optional<AccountId> owner =
        page.request.ownersWanted ? Optional.of(input.account()) : Optional.empty();
    return S3Replies.xml(
        input,
        XmlWriter.document(
            "ListBucketResult",
            result -> {
              result.text("Name", input.bucketName()).number("KeyCount", rows.size());
              page.request.continuation.ifPresent(token -> result.text("ContinuationToken", token));
              if (!page.request.startAfter.isEmpty()) {
                result.text("StartAfter", fields.shown(page.request.startAfter));
              }
              page.listed
                  .next()
                  .ifPresent(next ->
                      result.text("NextContinuationToken", ContinuationTokens.of(next.name())));
              result.truth("IsTruncated", page.listed.next().isPresent());
              ObjectRows.write(result, fields, rows, owner);
              fields.write(result, rows);
            }));
  }
}
