package dev.strongroom.testing;

import dev.strongroom.model.BlobId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.Content;
import dev.strongroom.model.ContentSha1;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileInfo;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import dev.strongroom.store.StagedBlob;
import dev.strongroom.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Puts file versions straight into the stores: many at once, or of kinds that take many calls. */
public final class Planted {
  private static final Cluster CLUSTER = new Cluster("002");
  private static final AtomicLong NUMBERS = new AtomicLong();

  private Planted() {}

  /** A large file of these parts; finished. Gives back its id. */
  public static FileId largeFile(TestServer server, String bucketId, String name, byte[]... parts) {
    long timestampMillis = server.clock().millis();
    FileId id = newId(bucketId, true, timestampMillis);
    List<Part> rows = new ArrayList<>();
    long length = 0;
    for (byte[] part : parts) {
      length += part.length;
      rows.add(
          new Part(
              id,
              rows.size() + 1,
              part.length,
              ContentSha1.OF_NOTHING,
              FileVersion.MD5_OF_NOTHING,
              timestampMillis,
              blob(server, part)));
    }
    long total = length;
    return server
        .metadata()
        .write(tables -> {
          rows.forEach(tables.parts()::put);
          tables
              .fileVersions()
              .insert(
                  new FileVersion(
                      id,
                      new BucketId(bucketId),
                      new FileName(name),
                      FileVersion.Action.UPLOAD,
                      total,
                      ContentSha1.NONE,
                      null,
                      "text/plain",
                      FileInfo.NONE,
                      timestampMillis,
                      tables.fileVersions().takeSequence(),
                      Content.PARTS));
          return id;
        });
  }

  /** A row without content, inside a transaction. */
  public static FileId row(
      Tables tables,
      String bucketId,
      String name,
      FileVersion.Action action,
      long uploadTimestampMillis) {
    boolean start = action == FileVersion.Action.START;
    FileId id = newId(bucketId, start, uploadTimestampMillis);
    tables
        .fileVersions()
        .insert(
            new FileVersion(
                id,
                new BucketId(bucketId),
                new FileName(name),
                action,
                0,
                start ? ContentSha1.NONE : ContentSha1.OF_NOTHING,
                start ? null : FileVersion.MD5_OF_NOTHING,
                action == FileVersion.Action.HIDE
                    ? FileVersion.HIDE_MARKER_CONTENT_TYPE
                    : "text/plain",
                FileInfo.NONE,
                uploadTimestampMillis,
                tables.fileVersions().takeSequence(),
                Content.NOTHING));
    return id;
  }

  private static FileId newId(String bucketId, boolean large, long timestampMillis) {
    return FileId.of(
        new BucketId(bucketId), large, NUMBERS.incrementAndGet(), timestampMillis, CLUSTER);
  }

  private static BlobId blob(TestServer server, byte[] bytes) {
    try (StagedBlob staged = server.blobs().stage()) {
      staged.write(bytes, 0, bytes.length);
      BlobId id = staged.keep();
      staged.adopted();
      return id;
    }
  }
}
