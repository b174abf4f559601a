package dev.strongroom.api.s3;

import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.s3.message.S3Code;
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

  /** How many pages without rows are gone through for one with rows. */
  private static final int MOST_EMPTY_PAGES = 50;

  /**
   * A page of names. Among very many hidden names it ends early, even without rows.
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
    return fields.most() == 0 ? new ListingPage(List.of(), Optional.empty()) : page;
  }

  /**
   * A page of names that has rows, or is the last: without a row the first version of the listing
   * has no marker to go on from. Goes past so many hidden names only; throws a fault when there are
   * more (docs/NOT-SUPPORTED.md).
   */
  static ListingPage pageWithRows(
      Listings listings,
      Permit permit,
      Target.OfBucket bucket,
      ListingFields fields,
      String first) {
    ListingPage page = page(listings, permit, bucket, fields, first);
    for (int empty = 1; page.rows().isEmpty() && page.next().isPresent(); empty++) {
      if (empty > MOST_EMPTY_PAGES) {
        throw S3Code.missingFeature("ListObjects past so many hidden names, unlike ListObjectsV2,");
      }
      page = page(listings, permit, bucket, fields, page.next().get().name());
    }
    return page;
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
