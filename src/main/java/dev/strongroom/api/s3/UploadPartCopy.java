package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.Timestamps;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.Copied;
import dev.strongroom.files.Copies;
import dev.strongroom.files.CopySource;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Part;
import java.util.List;
import java.util.Optional;

/** UploadPartCopy: a part whose bytes come from an object (sheet 04 §3.3). */
final class UploadPartCopy implements S3Operation<UploadPartCopy.Request, Copied<Part>> {
  private final Names names;
  private final Copies copies;

  UploadPartCopy(Names names, Copies copies) {
    this.names = names;
    this.copies = copies;
  }

  record Request(CopySource source, Target.OfFiles object, FileId upload, int number) {}

  @Override
  public String name() {
    return "UploadPartCopy";
  }

  @Override
  public S3Route route() {
    return S3Route.object("PUT", "uploadId").copied();
  }

  @Override
  public Request read(S3Input input) {
    ObjectHeaders.refuseUnsupported(input.request());
    return new Request(
        CopySources.read(input, names),
        input.object(names),
        UploadIds.of(input.request()),
        UploadIds.partNumber(input.request()));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        Action.READ_FILE.on(request.source.target()), Action.WRITE_FILE.on(request.object));
  }

  @Override
  public Copied<Part> perform(Permit permit, Request request) {
    return CopySources.copied(
        request.source,
        () ->
            copies.toPart(
                permit,
                request.source,
                request.object,
                request.upload,
                request.number,
                started ->
                    Optional.ofNullable(started.checksum())
                        .map(Checksums::algorithm)
                        .map(Checksums::tap)));
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Copied<Part> copied) {
    return S3Replies.xml(
        input,
        XmlWriter.document(
            "CopyPartResult",
            result -> {
              result
                  .text(
                      "LastModified",
                      Timestamps.milliseconds(copied.made().uploadTimestampMillis()))
                  .text("ETag", Etags.quoted(copied.made().contentMd5()));
              if (copied.made().checksum() != null) {
                Checksums.write(result, copied.made().checksum());
              }
            }),
        new Header("x-amz-copy-source-version-id", copied.source().id().value()));
  }
}
