package dev.strongroom.maintenance;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.BlobId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Content;
import dev.strongroom.model.ContentSha1;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.OpenBlob;
import dev.strongroom.store.Reserve;
import dev.strongroom.store.Samples;
import dev.strongroom.store.StagedBlob;
import dev.strongroom.store.disk.DiskBlobArchive;
import dev.strongroom.store.disk.DiskBlobStore;
import dev.strongroom.store.sql.SqliteMetadataStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Random;

/** Real stores in a directory, and files in them whose content follows from their sequence. */
record Stores(Path directory, SqliteMetadataStore metadata, BlobStore blobs)
    implements AutoCloseable {
  static final AccountId ACCOUNT = Samples.accountId(1);
  static final BucketId BUCKET = Samples.bucketId(1);

  static Stores open(Path directory) {
    return new Stores(
        directory,
        SqliteMetadataStore.open(directory.resolve("metadata.sqlite"), Reserve.NONE),
        DiskBlobStore.openScratch(directory.resolve("blobs"), new SecureRandom()));
  }

  static BackupPlace place() {
    return new BackupPlace(
        file -> SqliteMetadataStore.open(file, Reserve.NONE), DiskBlobArchive::open);
  }

  /** An account with its master key and a bucket. */
  void begin() {
    metadata.<Object>write(tables -> {
      tables.accounts().insert(Samples.account(1));
      tables.applicationKeys().putMaster(Samples.master(ACCOUNT, 1));
      tables.buckets().insert(Samples.bucket(1, ACCOUNT));
      return tables;
    });
  }

  /** Stores a file: small, in one blob, in parts, or unfinished, by the sequence in turn. */
  FileVersion store(long sequence) {
    return switch ((int) (sequence % 4)) {
      case 0 -> storeInline(sequence);
      case 1 -> storeWhole(sequence);
      case 2 -> storeParts(sequence, FileVersion.Action.UPLOAD);
      default -> storeParts(sequence, FileVersion.Action.START);
    };
  }

  /** Deletes a version as the server does: the rows first, then the blobs. */
  void delete(FileVersion version) {
    var uses = BlobUse.of(metadata, version);
    metadata.<Object>write(tables -> {
      tables.fileVersions().delete(version.id());
      tables.smallBodies().delete(version.id());
      tables.parts().deleteAll(version.id());
      return tables;
    });
    uses.forEach(use -> blobs.drop(use.id()));
  }

  /** Says whether the content is the one that was stored. */
  boolean isIntact(FileVersion version) throws IOException {
    if (version.content() instanceof Content.Inline) {
      byte[] body = metadata.read(tables -> tables.smallBodies().find(version.id())).orElseThrow();
      return java.util.Arrays.equals(body, bytes(version.sequence()));
    }
    for (BlobUse use : BlobUse.of(metadata, version)) {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      try (OpenBlob blob = blobs.open(use.id(), use.length())) {
        blob.transfer(
            0,
            use.length(),
            piece -> {
              byte[] part = new byte[piece.remaining()];
              piece.get(part);
              read.writeBytes(part);
            });
      }
      if (!java.util.Arrays.equals(read.toByteArray(), bytes(version.sequence()))) {
        return false;
      }
    }
    return true;
  }

  /** Where a blob lies. */
  Path file(BlobId blob) {
    return directory.resolve("blobs").resolve(blob.value().substring(0, 2)).resolve(blob.value());
  }

  @Override
  public void close() {
    metadata.close();
    blobs.close();
  }

  private FileVersion storeInline(long sequence) {
    FileVersion version = version(sequence, FileVersion.Action.UPLOAD, Content.INLINE, 1);
    metadata.<Object>write(tables -> {
      tables.fileVersions().insert(version);
      tables.smallBodies().insert(version.id(), bytes(sequence));
      return tables;
    });
    return version;
  }

  private FileVersion storeWhole(long sequence) {
    try (StagedBlob staged = stage(sequence)) {
      FileVersion version =
          version(sequence, FileVersion.Action.UPLOAD, new Content.Whole(staged.keep()), 1);
      insert(version);
      staged.adopted();
      return version;
    }
  }

  private FileVersion storeParts(long sequence, FileVersion.Action action) {
    Content content = action == FileVersion.Action.START ? Content.NOTHING : Content.PARTS;
    FileVersion version = version(sequence, action, content, 2);
    try (StagedBlob first = stage(sequence);
        StagedBlob second = stage(sequence)) {
      Part one = part(version, 1, first.keep());
      Part two = part(version, 2, second.keep());
      metadata.<Object>write(tables -> {
        tables.fileVersions().insert(version);
        tables.parts().put(one);
        tables.parts().put(two);
        return tables;
      });
      first.adopted();
      second.adopted();
    }
    return version;
  }

  private void insert(FileVersion version) {
    metadata.<Object>write(tables -> {
      tables.fileVersions().insert(version);
      return tables;
    });
  }

  private StagedBlob stage(long sequence) {
    byte[] bytes = bytes(sequence);
    StagedBlob staged = blobs.stage();
    staged.write(bytes, 0, bytes.length);
    return staged;
  }

  private static Part part(FileVersion version, int number, BlobId blob) {
    long length = bytes(version.sequence()).length;
    return new Part(
        version.id(),
        number,
        length,
        ContentSha1.NONE,
        FileVersion.MD5_OF_NOTHING,
        version.uploadTimestampMillis(),
        blob);
  }

  private static FileVersion version(
      long sequence, FileVersion.Action action, Content content, int copies) {
    FileVersion sample =
        Samples.version(BUCKET, "file" + sequence % 50, sequence, sequence, action, content);
    long length = action == FileVersion.Action.UPLOAD ? (long) copies * bytes(sequence).length : 0;
    return new FileVersion(
        sample.id(),
        sample.bucketId(),
        sample.name(),
        sample.action(),
        length,
        sample.contentSha1(),
        sample.contentMd5(),
        sample.contentType(),
        sample.info(),
        sample.uploadTimestampMillis(),
        sample.sequence(),
        sample.content());
  }

  private static byte[] bytes(long sequence) {
    Random random = new Random(sequence);
    byte[] bytes = new byte[1 + random.nextInt(3000)];
    random.nextBytes(bytes);
    return bytes;
  }
}
