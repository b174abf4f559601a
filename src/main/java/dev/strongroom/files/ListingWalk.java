package dev.strongroom.files;

import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.Tables;
import dev.strongroom.store.VersionPosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Gathers one page of a listing in one transaction. */
final class ListingWalk {
  /** About how many versions are looked at for a page besides those that it shows. */
  private static final int LARGEST_COST = 20_000;

  /**
   * About how many characters the rows of a page have together, since all of them are in memory:
   * enough for 10,000 rows that are not unusually long.
   */
  private static final long LARGEST_PAGE_LENGTH = 12L << 20;

  /** What a row takes besides the name and the info. */
  private static final int ROW_LENGTH = 900;

  /** With folders, most of what is read is skipped. */
  private static final int EXPECTED_WITH_FOLDERS = 64;

  private final Tables tables;
  private final BucketId bucket;
  private final Listings.Kind kind;
  private final ListingQuery query;
  private final String within;
  private final VersionCursor cursor;
  private final List<ListedRow> rows = new ArrayList<>();
  private long pageLength;

  /**
   * Begins.
   *
   * @param within the prefix of the names that may be looked at; begins with the query's
   */
  ListingWalk(
      Tables tables, BucketId bucket, Listings.Kind kind, ListingQuery query, String within) {
    this.tables = tables;
    this.bucket = bucket;
    this.kind = kind;
    this.query = query;
    this.within = within;
    int expected = query.delimiter().isPresent() ? EXPECTED_WITH_FOLDERS : query.limit() + 1;
    this.cursor = new VersionCursor(tables, bucket, start(), expected);
  }

  /** The page. One row more than it shows is looked for, which is where the next page begins. */
  ListingPage page() {
    FileVersion version = cursor.peek();
    while (version != null && version.name().value().startsWith(within)) {
      if (cursor.cost() > LARGEST_COST + query.limit() * VersionCursor.JUMP_COST) {
        return new ListingPage(rows, Optional.of(marker(new ListedRow.OfVersion(version))));
      }
      pass(version);
      if (isFull()) {
        ListedRow next = rows.removeLast();
        return new ListingPage(rows, Optional.of(marker(next)));
      }
      version = cursor.peek();
    }
    return new ListingPage(rows, Optional.empty());
  }

  /** Goes past a version, or past all that its row stands for. */
  private void pass(FileVersion version) {
    Optional<FileVersion> listed = listed(version);
    Optional<String> folder = query.folderOf(version.name().value());
    if (listed.isPresent() && folder.isPresent()) {
      add(new ListedRow.OfFolder(folder.get()));
      cursor.skipPrefix(folder.get());
      return;
    }
    listed.ifPresent(row -> add(new ListedRow.OfVersion(row)));
    switch (kind) {
      case NAMES -> cursor.skipName(version.name());
      case VERSIONS -> cursor.advance();
    }
  }

  private void add(ListedRow row) {
    rows.add(row);
    pageLength += ROW_LENGTH + row.name().length();
    if (row instanceof ListedRow.OfVersion(FileVersion version)) {
      for (String value : version.info().values().values()) {
        pageLength += value.length();
      }
    }
  }

  /** Says whether the last row is one too many. */
  private boolean isFull() {
    return rows.size() > query.limit() || (pageLength > LARGEST_PAGE_LENGTH && rows.size() > 1);
  }

  /** The version that is listed for this one, which is the newest of its name in case of names. */
  private Optional<FileVersion> listed(FileVersion version) {
    return switch (kind) {
      case VERSIONS -> Optional.of(version);
      case NAMES -> {
        Optional<FileVersion> newest =
            version.action() == FileVersion.Action.START
                ? tables.fileVersions().newestFinished(bucket, version.name())
                : Optional.of(version);
        yield newest.filter(found -> found.action() == FileVersion.Action.UPLOAD);
      }
    };
  }

  private ListingPage.Marker marker(ListedRow row) {
    return new ListingPage.Marker(
        row.name(), kind == Listings.Kind.VERSIONS ? row.id() : Optional.empty());
  }

  private VersionPosition start() {
    byte[] first = within.getBytes(StandardCharsets.UTF_8);
    byte[] asked = query.start().name().getBytes(StandardCharsets.UTF_8);
    if (Arrays.compareUnsigned(asked, first) < 0) {
      return VersionPosition.beforeName(first);
    }
    return query
        .start()
        .id()
        .map(id -> start(asked, id))
        .orElseGet(() -> VersionPosition.beforeName(asked));
  }

  /** At this version; when it is not one of the name's, at the first that is older. */
  private VersionPosition start(byte[] name, FileId id) {
    return tables
        .fileVersions()
        .find(id)
        .filter(version -> version.bucketId().equals(bucket))
        .filter(version -> Arrays.equals(version.name().bytes(), name))
        .map(VersionPosition::at)
        .orElseGet(() -> new VersionPosition(name, id.uploadTimestampMillis(), Long.MAX_VALUE));
  }
}
