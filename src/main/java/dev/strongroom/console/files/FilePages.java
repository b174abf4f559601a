package dev.strongroom.console.files;

import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.page.Pages;
import dev.strongroom.console.page.Place;
import dev.strongroom.console.page.Times;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.ListedRow;
import dev.strongroom.files.ListingPage;
import dev.strongroom.files.ListingQuery;
import dev.strongroom.files.Listings;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Refusal;
import java.util.Optional;

/** What the operations on files have in common. */
public final class FilePages {
  private static final int ROWS = 100;

  private final Pages pages;
  private final Buckets buckets;
  private final Listings listings;

  /** Puts it together. */
  public FilePages(Pages pages, Buckets buckets, Listings listings) {
    this.pages = pages;
    this.buckets = buckets;
    this.listings = listings;
  }

  /** Which part of which folder is shown, and how. */
  record View(String folder, boolean versions, ListingPage.Marker start) {}

  /** A page of a folder; the permit is one to list the bucket, and the files in the folder. */
  FilesPage list(Permit permit, Target.OfBucket target, View view) {
    Bucket bucket = find(permit, target);
    ListingPage page =
        listings.list(
            permit,
            target,
            view.versions ? Listings.Kind.VERSIONS : Listings.Kind.NAMES,
            new ListingQuery(view.folder, Optional.of("/"), view.start, ROWS));
    String id = bucket.id().value();
    return new FilesPage(
        id,
        bucket.name().value(),
        view.folder,
        view.versions,
        page.rows().stream().map(row -> row(permit, id, view, row)).toList(),
        page.next().map(next -> next(id, view, next)).orElse(""),
        Optional.empty(),
        "");
  }

  /** The bucket; throws {@link Refusal} when it is not there. */
  Bucket find(Permit permit, Target.OfBucket target) {
    return buckets.listOne(permit, target).stream()
        .findFirst()
        .orElseThrow(() ->
            new Refusal(Refusal.Kind.BUCKET_NOT_FOUND, "This account has no bucket with that ID."));
  }

  Reply reply(ConsoleInput input, FilesPage page) {
    return pages.page(200, input, "files", page.bucketName(), Place.Page.FILES, page);
  }

  Reply reply(ConsoleInput input, FilePage page) {
    return pages.page(200, input, "file", page.name(), Place.Page.FILES, page);
  }

  /** A page that shows a link which opens a file. */
  Reply replyOnce(ConsoleInput input, FilePage page) {
    return pages.secretPage(input, "file", page.name(), Place.Page.FILES, page);
  }

  /**
   * Whether the version is the newest of its name, and no hide marker stands before it; the permit
   * is one to list the files whose names begin with its name.
   */
  boolean isCurrent(Permit permit, Target.OfFiles file, FileId id) {
    String name = file.nameOrPrefix();
    ListingQuery query =
        new ListingQuery(name, Optional.empty(), new ListingPage.Marker(name, Optional.empty()), 1);
    return listings.list(permit, file.bucket(), Listings.Kind.NAMES, query).rows().stream()
        .anyMatch(row ->
            row instanceof ListedRow.OfVersion(FileVersion newest) && newest.id().equals(id));
  }

  /** What a version is, in a word. */
  static String kind(FileVersion version) {
    return switch (version.action()) {
      case UPLOAD -> "File";
      case HIDE -> "Hide marker";
      case START -> "Unfinished upload";
    };
  }

  private static FilesPage.Row row(Permit permit, String bucketId, View view, ListedRow listed) {
    String shown = listed.name().substring(view.folder.length());
    return switch (listed) {
      case ListedRow.OfFolder(String name) ->
          new FilesPage.Row(
              shown,
              name,
              "",
              "",
              Optional.empty(),
              "Folder",
              FilesPage.path(bucketId, name, view.versions),
              "");
      case ListedRow.OfVersion(FileVersion version) -> {
        boolean isFile = version.action() == FileVersion.Action.UPLOAD;
        yield new FilesPage.Row(
            shown.isEmpty() ? "(the folder's own name)" : shown,
            listed.name(),
            version.id().value(),
            isFile ? Sizes.of(version.contentLength()) : "",
            Optional.of(Times.moment(version.uploadTimestampMillis(), permit.decidedAtMillis())),
            isFile ? "" : kind(version),
            version.action() == FileVersion.Action.START
                ? ""
                : FilesPage.PATH + "/" + bucketId + "/file?id=" + version.id(),
            isFile ? FilesPage.PATH + "/" + bucketId + "/download?id=" + version.id() : "");
      }
    };
  }

  private static String next(String bucketId, View view, ListingPage.Marker next) {
    String path = FilesPage.path(bucketId, view.folder, view.versions);
    return path
        + (path.contains("?") ? "&" : "?")
        + "start="
        + PercentCoding.encode(next.name())
        + next.id().map(id -> "&startId=" + id).orElse("");
  }
}
