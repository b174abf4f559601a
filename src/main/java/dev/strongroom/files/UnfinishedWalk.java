package dev.strongroom.files;

import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.Tables;
import dev.strongroom.store.UnfinishedPosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Gathers one page of unfinished large files in the order of names, in one transaction. Costs a
 * seek for each folder, however much is in it.
 */
final class UnfinishedWalk {
  /** How much is read on where what was read last lay in one folder. */
  private static final int SMALLEST_CHUNK = 4;

  private static final int CHANGE = 8;

  private final Tables tables;
  private final BucketId bucket;
  private final ListingQuery query;
  private final List<ListedRow> rows = new ArrayList<>();
  private String folder = "";

  UnfinishedWalk(Tables tables, BucketId bucket, ListingQuery query) {
    this.tables = tables;
    this.bucket = bucket;
    this.query = query;
  }

  /** The page. One row more than it shows is looked for, which says whether there is a next. */
  ListingPage page() {
    UnfinishedPosition position = start();
    int size = query.delimiter().isPresent() ? SMALLEST_CHUNK : query.limit() + 1;
    while (true) {
      List<FileVersion> chunk = tables.fileVersions().unfinishedByName(bucket, position, size);
      for (FileVersion file : chunk) {
        if (!file.name().value().startsWith(query.prefix())) {
          return new ListingPage(rows, Optional.empty());
        }
        pass(file);
        if (rows.size() > query.limit()) {
          ListedRow next = rows.removeLast();
          return new ListingPage(rows, Optional.of(new ListingPage.Marker(next.name(), next.id())));
        }
      }
      if (chunk.size() < size) {
        return new ListingPage(rows, Optional.empty());
      }
      position = folder.isEmpty() ? UnfinishedPosition.after(chunk.getLast()) : afterFolder();
      size = folder.isEmpty() ? Math.min(size * CHANGE, query.limit() + 1) : SMALLEST_CHUNK;
    }
  }

  private void pass(FileVersion file) {
    String name = file.name().value();
    if (!folder.isEmpty() && name.startsWith(folder)) {
      return;
    }
    folder = query.folderOf(name).orElse("");
    rows.add(folder.isEmpty() ? new ListedRow.OfVersion(file) : new ListedRow.OfFolder(folder));
  }

  /** The byte 255 occurs in no name. */
  private UnfinishedPosition afterFolder() {
    byte[] bytes = folder.getBytes(StandardCharsets.UTF_8);
    byte[] after = Arrays.copyOf(bytes, bytes.length + 1);
    after[bytes.length] = (byte) 0xff;
    return UnfinishedPosition.beforeName(after);
  }

  private UnfinishedPosition start() {
    byte[] first = query.prefix().getBytes(StandardCharsets.UTF_8);
    byte[] asked = query.start().name().getBytes(StandardCharsets.UTF_8);
    if (Arrays.compareUnsigned(asked, first) < 0) {
      return UnfinishedPosition.beforeName(first);
    }
    return query
        .start()
        .id()
        .map(id -> new UnfinishedPosition(asked, id.uploadTimestampMillis(), Optional.of(id)))
        .orElseGet(() -> UnfinishedPosition.beforeName(asked));
  }
}
