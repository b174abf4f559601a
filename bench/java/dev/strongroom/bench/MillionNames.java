package dev.strongroom.bench;

import dev.strongroom.model.BucketId;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.Content;
import dev.strongroom.model.ContentSha1;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileInfo;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.util.Map;

/** A bucket with a thousand folders of a thousand names each, put there behind all doors. */
public record MillionNames(MetadataStore metadata, String bucket) {
  /** How many names there are. */
  public static final int COUNT = 1_000_000;

  private static final int IN_A_TRANSACTION = 10_000;
  private static final long FIRST_UPLOAD_MILLIS = 1_770_000_000_000L;
  private static final int FILE_LENGTH = 4096;
  private static final Cluster CLUSTER = new Cluster("000");

  /** The name with this number, from 0 on, in the order of listings. */
  public static String name(int number) {
    return "photos-%03d/holiday-picture-%03d.jpg".formatted(number / 1000, number % 1000);
  }

  /** Fills the bucket, which is empty. */
  public void fill() {
    for (int begin = 0; begin < COUNT; begin += IN_A_TRANSACTION) {
      int first = begin;
      metadata.<Integer>write(tables -> {
        for (int number = first; number < first + IN_A_TRANSACTION; number++) {
          insert(tables, number);
        }
        return first;
      });
    }
  }

  private void insert(Tables tables, int number) {
    long uploadTimestampMillis = FIRST_UPLOAD_MILLIS + number;
    BucketId id = new BucketId(bucket);
    tables
        .fileVersions()
        .insert(
            new FileVersion(
                FileId.of(id, false, number, uploadTimestampMillis, CLUSTER),
                id,
                new FileName(name(number)),
                FileVersion.Action.UPLOAD,
                FILE_LENGTH,
                ContentSha1.OF_NOTHING,
                FileVersion.MD5_OF_NOTHING,
                "image/jpeg",
                FileInfo.of(Map.of("src_last_modified_millis", "" + uploadTimestampMillis)),
                uploadTimestampMillis,
                tables.fileVersions().takeSequence(),
                Content.INLINE));
  }
}
