package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.Timestamps;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.LargeFileListings;
import dev.strongroom.files.Names;
import dev.strongroom.files.PartPage;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Part;
import java.util.List;

/** ListParts: those of an upload that is going on (sheet 04 §3.3). */
final class ListParts implements S3Operation<ListParts.Request, ListParts.Page> {
  private final Names names;
  private final LargeFileListings listings;

  ListParts(Names names, LargeFileListings listings) {
    this.names = names;
    this.listings = listings;
  }

  /**
   * What is asked for.
   *
   * @param marker parts after this number are listed
   * @param most 0 to 1000
   */
  record Request(Target.OfFiles object, FileId upload, int marker, int most) {}

  record Page(Request request, PartPage listed) {}

  @Override
  public String name() {
    return "ListParts";
  }

  @Override
  public S3Route route() {
    return S3Route.object("GET", "uploadId");
  }

  @Override
  public Request read(S3Input input) {
    return new Request(
        input.object(names),
        UploadIds.of(input.request()),
        Counts.read(input.request(), "part-number-marker", 0, Part.MAXIMUM_NUMBER),
        Counts.read(input.request(), "max-parts", 1000, 1000));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.object));
  }

  @Override
  public Page perform(Permit permit, Request request) {
    return new Page(
        request,
        listings.parts(
            permit, request.object, request.upload, request.marker + 1, Math.max(1, request.most)));
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Page page) {
    Request asked = page.request;
    List<Part> parts = asked.most == 0 ? List.of() : page.listed.parts();
    return S3Replies.xml(
        input,
        XmlWriter.bare(
            "ListPartsResult",
            result -> {
              result
                  .text("Bucket", input.bucketName())
                  .text("Key", input.key())
                  .text("UploadId", asked.upload.value());
              Owners.write(result, "Initiator", input.account());
              Owners.write(result, "Owner", input.account());
              result.text("StorageClass", "STANDARD").number("PartNumberMarker", asked.marker);
              if (!parts.isEmpty()) {
                result.number("NextPartNumberMarker", parts.getLast().number());
              }
              result
                  .number("MaxParts", asked.most)
                  .truth("IsTruncated", page.listed.next().isPresent());
              parts.forEach(part -> result.element("Part", one -> write(one, part)));
            }));
  }

  private static void write(XmlWriter writer, Part part) {
    writer
        .number("PartNumber", part.number())
        .text("LastModified", Timestamps.milliseconds(part.uploadTimestampMillis()))
        .text("ETag", Etags.quoted(part.contentMd5()))
        .number("Size", part.contentLength());
    if (part.checksum() != null) {
      writer.text(Checksums.algorithm(part.checksum()).elementName(), part.checksum().value());
    }
  }
}
