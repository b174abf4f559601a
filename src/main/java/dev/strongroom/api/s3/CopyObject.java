package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.body.ChecksumAlgorithm;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.api.s3.message.Timestamps;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.ChecksumTap;
import dev.strongroom.files.Copied;
import dev.strongroom.files.Copies;
import dev.strongroom.files.CopySource;
import dev.strongroom.files.Names;
import dev.strongroom.files.NewFile;
import dev.strongroom.files.Precondition;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.FileVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CopyObject: reads the source and writes the destination, and needs both (sheet 04 §3.3). */
final class CopyObject implements S3Operation<CopyObject.Request, Copied<FileVersion>> {
  private final Names names;
  private final Copies copies;
  private final S3Settings settings;

  CopyObject(Names names, Copies copies, S3Settings settings) {
    this.names = names;
    this.copies = copies;
    this.settings = settings;
  }

  /**
   * What is asked for.
   *
   * @param precondition what must hold of the destination's key before
   * @param algorithm the checksum that is asked for, which must be the source's
   */
  record Request(
      CopySource source,
      Target.OfFiles destination,
      Optional<NewFile> replacement,
      Optional<BucketType> acl,
      Precondition precondition,
      Optional<ChecksumAlgorithm> algorithm) {}

  @Override
  public String name() {
    return "CopyObject";
  }

  @Override
  public S3Route route() {
    return S3Route.object("PUT", "").copied();
  }

  @Override
  public Request read(S3Input input) {
    S3Request request = input.request();
    ObjectHeaders.refuseUnsupported(request);
    CopySource source = CopySources.read(input, names);
    Target.OfFiles destination = input.object(names);
    Optional<NewFile> replacement = replacement(request);
    if (replacement.isEmpty()
        && source.version().isEmpty()
        && source.target().bucket().bucket().equals(destination.bucket().bucket())
        && source.target().nameOrPrefix().equals(destination.nameOrPrefix())) {
      throw S3Code.INVALID_REQUEST.fault(
          "This copy request is illegal because it is trying to copy an object to itself without"
              + " changing the object's metadata, storage class, website redirect location or"
              + " encryption attributes.");
    }
    return new Request(
        source,
        destination,
        replacement,
        CannedAcl.of(request),
        WriteConditions.read(request, settings),
        Checksums.chosen(request));
  }

  @Override
  public List<Need> needs(Request request) {
    List<Need> needs = new ArrayList<>(3);
    needs.add(Action.READ_FILE.on(request.source.target()));
    needs.addAll(
        WriteConditions.needs(
            Action.WRITE_FILE.on(request.destination), request.destination, request.precondition));
    return needs;
  }

  @Override
  public Copied<FileVersion> perform(Permit permit, Request request) {
    request.source.target().bucket().id();
    CannedAcl.requireThatOf(request.destination.bucket(), request.acl);
    return CopySources.copied(
        request.source,
        () ->
            copies.toFile(
                permit,
                request.source,
                request.destination,
                request.replacement,
                request.precondition,
                original -> tap(original, request.algorithm)));
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Copied<FileVersion> copied) {
    return S3Replies.xml(
        input,
        XmlWriter.document(
            "CopyObjectResult",
            result -> {
              result
                  .text("LastModified", Timestamps.seconds(copied.made().uploadTimestampMillis()))
                  .text("ETag", Etags.of(copied.made()));
              if (copied.made().checksum() != null) {
                Checksums.write(result, copied.made().checksum());
              }
            }),
        new Header("x-amz-version-id", copied.made().id().value()),
        new Header("x-amz-copy-source-version-id", copied.source().id().value()));
  }

  /** A copy has the source's algorithm, and no other can be had (sheet 04 §2.9). */
  private static Optional<ChecksumTap> tap(
      FileVersion original, Optional<ChecksumAlgorithm> asked) {
    Optional<ChecksumAlgorithm> held =
        Optional.ofNullable(original.checksum()).map(Checksums::algorithm);
    if (asked.isPresent() && !asked.equals(held)) {
      throw S3Code.missingFeature("Another checksum algorithm than the source's");
    }
    return held.map(Checksums::tap);
  }

  private static Optional<NewFile> replacement(S3Request request) {
    return switch (request.header("x-amz-metadata-directive").orElse("COPY")) {
      case "COPY" -> Optional.empty();
      case "REPLACE" -> Optional.of(ObjectHeaders.newFile(request));
      default -> throw S3Code.INVALID_ARGUMENT.fault("Unknown metadata directive.");
    };
  }
}
