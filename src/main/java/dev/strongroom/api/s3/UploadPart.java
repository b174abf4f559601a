package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.body.UploadContent;
import dev.strongroom.files.IncomingBody;
import dev.strongroom.files.Names;
import dev.strongroom.files.PartUploads;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Part;
import java.util.ArrayList;
import java.util.List;

/** UploadPart (sheet 04 §3.3). */
final class UploadPart implements S3Operation<UploadPart.Request, UploadPart.Stored> {
  private final Names names;
  private final PartUploads partUploads;

  UploadPart(Names names, PartUploads partUploads) {
    this.names = names;
    this.partUploads = partUploads;
  }

  record Request(
      Target.OfFiles object,
      FileId upload,
      int number,
      UploadContent content,
      IncomingBody incoming) {}

  record Stored(Part part, List<Header> checksum) {}

  @Override
  public String name() {
    return "UploadPart";
  }

  @Override
  public S3Route route() {
    return S3Route.object("PUT", "uploadId");
  }

  @Override
  public boolean takesContent() {
    return true;
  }

  @Override
  public Request read(S3Input input) {
    ObjectHeaders.refuseUnsupported(input.request());
    UploadContent content = input.content();
    return new Request(
        input.object(names),
        UploadIds.of(input.request()),
        UploadIds.partNumber(input.request()),
        content,
        Uploading.incoming(input.request(), content));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.object));
  }

  @Override
  public Stored perform(Permit permit, Request request) {
    request.content.stream().checkIfEmpty();
    Part part =
        partUploads.upload(
            permit, request.object, request.upload, request.number, request.incoming);
    return new Stored(part, Uploading.checksumHeaders(request.content.checksum()));
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Stored stored) {
    List<Header> headers = new ArrayList<>(stored.checksum);
    headers.add(new Header("ETag", Etags.quoted(stored.part.contentMd5())));
    return S3Replies.empty(input, 200, headers);
  }
}
