package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.Timestamps;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.ListedRow;
import dev.strongroom.files.ListingPage;
import dev.strongroom.files.ListingQuery;
import dev.strongroom.files.Listings;
import dev.strongroom.files.Names;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * ListObjectVersions: every version and delete marker, newest first within a name (sheet 04 §3.2).
 * Unfinished uploads are left out.
 */
final class ListObjectVersions
    implements S3Operation<ListObjectVersions.Request, ListObjectVersions.Page> {
  private final Names names;
  private final Listings listings;

  ListObjectVersions(Names names, Listings listings) {
    this.names = names;
    this.listings = listings;
  }

  /**
   * What is asked for.
   *
   * @param version the last version of that name that the page before showed
   */
  record Request(
      Target.OfBucket bucket, ListingFields fields, String key, Optional<FileId> version) {}

  /**
   * A page.
   *
   * @param last the last row that was looked at, when there are more
   * @param continuesName whether the first row is not the newest of its name
   */
  record Page(
      Request request, List<ListedRow> rows, Optional<ListedRow> last, boolean continuesName) {}

  @Override
  public String name() {
    return "ListObjectVersions";
  }

  @Override
  public S3Route route() {
    return S3Route.bucket("GET", "versions");
  }

  @Override
  public Request read(S3Input input) {
    String key = input.request().query().text("key-marker").orElse("");
    Optional<FileId> version =
        input
            .request()
            .query()
            .text("version-id-marker")
            .filter(text -> !text.isEmpty())
            .map(VersionIds::read);
    if (version.isPresent() && key.isEmpty()) {
      throw S3Code.INVALID_ARGUMENT.fault(
          "A version-id marker cannot be specified without a key marker.");
    }
    return new Request(
        input.bucket(names), ListingFields.read(input.request(), "max-keys"), key, version);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_FILES.on(request.bucket.files(request.fields.prefix())));
  }

  @Override
  public Page perform(Permit permit, Request request) {
    ListingFields fields = request.fields;
    if (fields.most() == 0) {
      request.bucket.id();
      return new Page(request, List.of(), Optional.empty(), false);
    }
    ListingPage.Marker start =
        request.version.isPresent()
            ? new ListingPage.Marker(request.key, request.version)
            : new ListingPage.Marker(fields.after(request.key), Optional.empty());
    // One more than is shown: the version of the marker itself was shown by the page before.
    ListingQuery query =
        new ListingQuery(fields.prefix(), fields.delimiter(), start, fields.most() + 1);
    ListingPage listed = listings.list(permit, request.bucket, Listings.Kind.VERSIONS, query);
    List<ListedRow> rows = new ArrayList<>(listed.rows());
    if (!rows.isEmpty()
        && request.version.isPresent()
        && rows.getFirst().id().equals(request.version)) {
      rows.removeFirst();
    }
    boolean more = listed.next().isPresent() || rows.size() > fields.most();
    List<ListedRow> shown = rows.subList(0, Math.min(rows.size(), fields.most()));
    Optional<ListedRow> last =
        more && !shown.isEmpty() ? Optional.of(shown.getLast()) : Optional.empty();
    return new Page(request, List.copyOf(shown), last, request.version.isPresent());
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Page page) {
    ListingFields fields = page.request.fields;
    return S3Replies.xml(
        input,
        XmlWriter.document(
            "ListVersionsResult",
            result -> {
              result
                  .text("Name", input.bucketName())
                  .text("KeyMarker", fields.shown(page.request.key))
                  .text("VersionIdMarker", page.request.version.map(FileId::value).orElse(""));
              page.last.ifPresent(last -> {
                result.text("NextKeyMarker", fields.shown(last.name()));
                last.id().ifPresent(id -> result.text("NextVersionIdMarker", id.value()));
              });
              result.truth("IsTruncated", page.last.isPresent());
              write(result, page, input.account());
              fields.write(result, page.rows);
            }));
  }

  private static void write(XmlWriter result, Page page, AccountId owner) {
    Set<String> namesSeen = new HashSet<>();
    if (page.continuesName) {
      namesSeen.add(page.request.key);
    }
    for (ListedRow row : page.rows) {
      if (row instanceof ListedRow.OfVersion(FileVersion version)
          && version.action() != FileVersion.Action.START) {
        boolean newest = namesSeen.add(version.name().value());
        write(result, page.request.fields, version, newest, owner);
      }
    }
  }

  private static void write(
      XmlWriter result,
      ListingFields fields,
      FileVersion version,
      boolean newest,
      AccountId owner) {
    boolean marker = version.action() == FileVersion.Action.HIDE;
    result.element(
        marker ? "DeleteMarker" : "Version",
        one -> {
          one.text("Key", fields.shown(version.name().value()))
              .text("VersionId", version.id().value())
              .truth("IsLatest", newest)
              .text("LastModified", Timestamps.seconds(version.uploadTimestampMillis()));
          if (!marker) {
            one.text("ETag", Etags.of(version))
                .number("Size", version.contentLength())
                .text("StorageClass", "STANDARD");
          }
          Owners.write(one, "Owner", owner);
        });
  }
}
