package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.ListedRow;
import dev.strongroom.files.ListingPage;
import dev.strongroom.files.Listings;
import dev.strongroom.files.Names;
import java.util.List;
import java.util.Optional;

/** ListObjects, the first version: pages by the last name of the page before (sheet 04 §3.2). */
final class ListObjects implements S3Operation<ListObjects.Request, ListObjects.Page> {
  private final Names names;
  private final Listings listings;

  ListObjects(Names names, Listings listings) {
    this.names = names;
    this.listings = listings;
  }

  record Request(Target.OfBucket bucket, ListingFields fields, String marker) {}

  record Page(Request request, ListingPage listed) {}

  @Override
  public String name() {
    return "ListObjects";
  }

  @Override
  public S3Route route() {
    return S3Route.bucket("GET", "");
  }

  @Override
  public Request read(S3Input input) {
    return new Request(
        input.bucket(names),
        ListingFields.read(input.request(), "max-keys"),
        input.request().query().text("marker").orElse(""));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_FILES.on(request.bucket.files(request.fields.prefix())));
  }

  @Override
  public Page perform(Permit permit, Request request) {
    return new Page(
        request,
        ObjectRows.pageWithRows(
            listings,
            permit,
            request.bucket,
            request.fields,
            request.fields.after(request.marker)));
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Page page) {
    ListingFields fields = page.request.fields;
    List<ListedRow> rows = page.listed.rows();
    boolean more = page.listed.next().isPresent();
    return S3Replies.xml(
        input,
        XmlWriter.document(
            "ListBucketResult",
            result -> {
              result
                  .text("Name", input.bucketName())
                  .text("Marker", fields.shown(page.request.marker));
              if (more && fields.delimiter().isPresent()) {
                result.text("NextMarker", fields.shown(rows.getLast().name()));
              }
              result.truth("IsTruncated", more);
              ObjectRows.write(result, fields, rows, Optional.of(input.account()));
              fields.write(result, rows);
            }));
  }
}
