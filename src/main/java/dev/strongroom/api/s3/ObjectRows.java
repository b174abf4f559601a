package dev.strongroom.api.s3;

import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.s3.message.Timestamps;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.ListedRow;
import dev.strongroom.files.ListingPage;
import dev.strongroom.files.ListingQuery;
import dev.strongroom.files.Listings;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.FileVersion;
import java.util.List;
import java.util.Optional;

/** Objects in the two listings of a bucket's names. */
final class ObjectRows {
  private ObjectRows() {}

  /**
   * A page of names that has rows, or is the last: a listing that ends early among hidden names
   * goes on.
   *
   * @param first the first name that may be listed
   */
  static ListingPage page(
      Listings listings,
      Permit permit,
      Target.OfBucket bucket,
      ListingFields fields,
      String first) {
    ListingPage.Marker start = new ListingPage.Marker(first, Optional.empty());
    ListingPage page = page(listings, permit, bucket, fields, start);
    while (page.rows().isEmpty() && page.next().isPresent()) {
      page = page(listings, permit, bucket, fields, page.next().get());
    }
    return fields.most() == 0 ? new ListingPage(List.of(), Optional.empty()) : page;
  }

  private static ListingPage page(
      Listings listings,
      Permit permit,
      Target.OfBucket bucket,
      ListingFields fields,
      ListingPage.Marker start) {
    ListingQuery query =
        new ListingQuery(fields.prefix(), fields.delimiter(), start, Math.max(1, fields.most()));
    return listings.list(permit, bucket, Listings.Kind.NAMES, query);
  }

  static void write(
      XmlWriter result, ListingFields fields, List<ListedRow> rows, Optional<AccountId> owner) {
    rows.forEach(row -> {
      if (row instanceof ListedRow.OfVersion(FileVersion version)) {
        result.element(
            "Contents",
            object -> {
              object
                  .text("Key", fields.shown(version.name().value()))
                  .text("LastModified", Timestamps.seconds(version.uploadTimestampMillis()))
                  .text("ETag", Etags.of(version))
                  .number("Size", version.contentLength());
              owner.ifPresent(account -> Owners.write(object, "Owner", account));
              object.text("StorageClass", "STANDARD");
            });
      }
    });
  }
}
