package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.files.ListedRow;
import dev.strongroom.files.ListingPage;
import dev.strongroom.files.ListingQuery;
import dev.strongroom.files.Listings;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.NamePrefix;
import java.util.List;
import java.util.Optional;

/** What the listings of names and of versions have in common (sheet 02 §9.1). */
final class FileListing {
  private static final int STANDARD_COUNT = 100;
  private static final int MAXIMUM_COUNT = 10_000;

  private FileListing() {}

  /**
   * What is asked for.
   *
   * @param inReachOnly whether the listing is narrowed to the names that the key reaches; later
   *     versions refuse a wider prefix (sheet 02 §1.4)
   */
  record Request(Target.OfBucket bucket, ListingQuery query, boolean inReachOnly) {}

  record Answer(Target.OfBucket bucket, ListingPage page) {}

  static Request read(NativeInput input, Names names, Fields fields, Optional<FileId> startId) {
    String prefix = new NamePrefix(fields.text("prefix").orElse("")).value();
    Optional<String> delimiter = fields.text("delimiter").filter(text -> !text.isEmpty());
    ListingPage.Marker start =
        new ListingPage.Marker(fields.text("startFileName").orElse(""), startId);
    int count = fields.count("maxFileCount", STANDARD_COUNT, MAXIMUM_COUNT);
    return new Request(
        names.bucket(input.account(), fields.requiredText("bucketId")),
        new ListingQuery(prefix, delimiter, start, count),
        input.version() == ApiVersion.V1);
  }

  static List<Need> needs(Request request) {
    return List.of(
        request.inReachOnly
            ? Action.LIST_FILES_IN_REACH.on(request.bucket)
            : Action.LIST_FILES.on(request.bucket.files(request.query.prefix())));
  }

  static Answer perform(Permit permit, Request request, Listings listings, Listings.Kind kind) {
    ListingPage page =
        request.inReachOnly
            ? listings.listInReach(permit, request.bucket, kind, request.query)
            : listings.list(permit, request.bucket, kind, request.query);
    return new Answer(request.bucket, page);
  }

  /** One for each started thousand of rows (sheet 01 §9). */
  static long transactions(Answer answer) {
    return Math.max(1, Math.ceilDiv(answer.page.rows().size(), 1000));
  }

  /** The array of rows. */
  static void writeRows(JsonWriter json, NativeInput input, Permit permit, Answer answer) {
    json.objects(
        "files",
        answer.page.rows(),
        (row, listed) -> {
          switch (listed) {
            case ListedRow.OfVersion(FileVersion version) ->
                FileVersionJson.writeRow(row, input.version(), permit, answer.bucket, version);
            case ListedRow.OfFolder(String name) ->
                FileVersionJson.writeFolderRow(row, input.version(), answer.bucket, name);
          }
        });
  }
}
