package dev.strongroom.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.KeyRing;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.ContentSha1;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileName;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import dev.strongroom.model.Refusal;
import dev.strongroom.model.Slice;
import dev.strongroom.store.BlobStore;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;

/**
 * Copies stored content into a new file or part (sheet 02 §6.5 and §7). The bytes are copied, never
 * shared, and both digests are computed of what was copied; memory stays flat at any size.
 */
public final class Copies {
  private static final int BUFFER_LENGTH = 64 * 1024;

  private final MetadataStore store;
  private final BlobStore blobs;
  private final Contents contents;
  private final KeyRing keyRing;
  private final VersionWriter versions;
  private final PartWriter parts;
  private final int longestInlineBytes;

  Copies(
      MetadataStore store,
      BlobStore blobs,
      Contents contents,
      KeyRing keyRing,
      VersionWriter versions,
      PartWriter parts,
      int longestInlineBytes) {
    this.store = store;
    this.blobs = blobs;
    this.contents = contents;
    this.keyRing = keyRing;
    this.versions = versions;
    this.parts = parts;
    this.longestInlineBytes = longestInlineBytes;
  }

  /**
   * Copies into a new version of the destination's name.
   *
   * @param replacement what is said of the copy; empty to say what is said of the source
   * @throws Refusal when there is no such source, range or bucket, or too much is to be copied
   */
  public FileVersion toFile(
      Permit permit, CopySource source, Target.OfFiles destination, Optional<NewFile> replacement) {
    return toFile(
            permit,
            source,
            destination,
            replacement,
            Precondition.NONE,
            original -> Optional.empty())
        .made();
  }

  /**
   * As above.
   *
   * @param precondition what is asked of the destination's name
   * @param tap is given the source, and computes a checksum of the copy
   */
  public Copied<FileVersion> toFile(
      Permit permit,
      CopySource source,
      Target.OfFiles destination,
      Optional<NewFile> replacement,
      Precondition precondition,
      Function<FileVersion, Optional<ChecksumTap>> tap) {
    permit.require(Action.READ_FILE.on(source.target()));
    permit.require(Action.WRITE_FILE.on(destination));
    try (Contents.Opened opened = open(source)) {
      checkFound(destination.bucket());
      versions.check(destination, precondition);
      FileVersion original = opened.located().version();
      NewFile file =
          replacement.orElseGet(() -> new NewFile(original.contentType(), original.info()));
      HeaderBytes.check(new FileName(destination.nameOrPrefix()), file.info());
      long length = opened.located().slice().length();
      versions.checkRoom(destination, length);
      try (NewBody body = NewBody.of(blobs, length, longestInlineBytes)) {
        ContentDigests digests = copy(permit, opened.content(), body, tap.apply(original));
        return new Copied<>(
            original, versions.addFile(permit, destination, file, precondition, digests, body));
      }
    }
  }

  /**
   * Copies into a part of a large file, in place of an earlier one with its number.
   *
   * @throws Refusal when there is no such source, range or unfinished file, too much is to be
   *     copied, or nothing
   */
  public Part toPart(
      Permit permit, CopySource source, Target.OfFiles target, FileId largeFile, int number) {
    return toPart(permit, source, target, largeFile, number, started -> Optional.empty()).made();
  }

  /**
   * As above.
   *
   * @param tap is given the unfinished file, and computes a checksum of the part
   */
  public Copied<Part> toPart(
      Permit permit,
      CopySource source,
      Target.OfFiles target,
      FileId largeFile,
      int number,
      Function<FileVersion, Optional<ChecksumTap>> tap) {
    permit.require(Action.READ_FILE.on(source.target()));
    permit.require(Action.WRITE_FILE.on(target));
    FileVersion started = store.read(tables -> StartedFile.find(tables, target, largeFile));
    try (Contents.Opened opened = open(source);
        NewBody body = NewBody.inBlob(blobs)) {
      long length = opened.located().slice().length();
      PartUploads.checkNotEmpty(length);
      parts.checkRoom(target, largeFile, number, length);
      ContentDigests digests = copy(permit, opened.content(), body, tap.apply(started));
      return new Copied<>(
          opened.located().version(), parts.put(permit, target, largeFile, number, digests, body));
    }
  }

  /** So that nothing is copied in vain; the commit checks again. */
  private static void checkFound(Target.OfBucket bucket) {
    if (bucket.bucket().isEmpty()) {
      throw Refusal.bucketNotFound(bucket.asked());
    }
  }

  private Contents.Opened open(CopySource source) {
    return contents.open(tables -> locate(tables, source)).orElseThrow(Refusal::fileNotFound);
  }

  /** Finds the source, and makes sure that it is the one that the permit is for. */
  private static Optional<Located> locate(Tables tables, CopySource source) {
    return found(tables, source)
        .filter(found -> found.action() == FileVersion.Action.UPLOAD)
        .filter(found ->
            source.target().bucket().bucket().equals(Optional.of(found.bucketId()))
                && source.target().nameOrPrefix().equals(found.name().value()))
        .map(found -> {
          source.check().accept(found);
          Slice slice = source.slice(found.contentLength());
          if (slice.length() > IncomingBody.MAXIMUM_CONTENT_LENGTH) {
            throw new Refusal(
                Refusal.Kind.SOURCE_TOO_LARGE, "Copy source too big: " + slice.length());
          }
          return Located.find(tables, found, slice);
        });
  }

  private static Optional<FileVersion> found(Tables tables, CopySource source) {
    if (source.version().isPresent()) {
      return tables.fileVersions().find(source.version().get());
    }
    FileName name = new FileName(source.target().nameOrPrefix());
    return source
        .target()
        .bucket()
        .bucket()
        .flatMap(bucket -> tables.fileVersions().newestFinished(bucket, name));
  }

  private ContentDigests copy(
      Permit permit, OpenContent content, NewBody body, Optional<ChecksumTap> tap) {
    byte[] buffer = new byte[BUFFER_LENGTH];
    try {
      content.transferTo(piece -> {
        keyRing.requireAlive(permit);
        append(piece, buffer, body, tap);
      });
    } catch (IOException impossible) {
      throw new IllegalStateException("writing to the copy fails otherwise", impossible);
    }
    ContentHash.Result digests = body.digests();
    return new ContentDigests(
        ContentSha1.verified(digests.sha1()),
        digests.md5(),
        tap.map(ChecksumTap::result).orElse(null));
  }

  private static void append(
      ByteBuffer piece, byte[] buffer, NewBody body, Optional<ChecksumTap> tap) {
    while (piece.hasRemaining()) {
      int count = Math.min(piece.remaining(), buffer.length);
      piece.get(buffer, 0, count);
      body.write(buffer, 0, count);
      if (tap.isPresent()) {
        tap.get().update(buffer, 0, count);
      }
    }
  }
}
