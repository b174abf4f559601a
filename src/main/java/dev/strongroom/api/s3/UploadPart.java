package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.body.ChecksumAlgorithm;
import dev.strongroom.api.s3.body.UploadContent;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.files.Names;
import dev.strongroom.files.PartUploads;
import dev.strongroom.model.ContentChecksum;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** UploadPart (sheet 04 §3.3). */
final class UploadPart implements S3Operation<UploadPart.Request, Part> {
  private final Names names;
  private final PartUploads partUploads;

  UploadPart(Names names, PartUploads partUploads) {
    this.names = names;
    this.partUploads = partUploads;
  }

  record Request(Target.OfFiles object, FileId upload, int number, UploadContent content) {}

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
        content);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.object));
  }

  @Override
  public Part perform(Permit permit, Request request) {
    return partUploads.upload(
        permit,
        request.object,
        request.upload,
        request.number,
        started -> Uploading.incoming(withChecksum(request.content, started)));
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Part stored) {
    List<Header> headers = new ArrayList<>(2);
    headers.add(new Header("ETag", Etags.quoted(stored.contentMd5())));
    if (stored.checksum() != null) {
      headers.add(Checksums.header(stored.checksum()));
    }
    return S3Replies.empty(input, 200, headers);
  }

  /**
   * The content with the checksum that the upload was declared to have: what came must be of that
   * kind; where nothing came it is computed, if the whole object's can be computed of it (sheet 04
   * §2.9).
   */
  private static UploadContent withChecksum(UploadContent content, FileVersion started) {
    ContentChecksum declared = started.checksum();
    if (declared == null) {
      return content;
    }
    ChecksumAlgorithm expected = Checksums.algorithm(declared);
    Optional<ChecksumAlgorithm> found =
        content.checksum().map(UploadContent.ChosenChecksum::algorithm);
    if (found.isEmpty() && declared.type() == ContentChecksum.Type.FULL_OBJECT) {
      return content.computing(expected);
    }
    if (!found.equals(Optional.of(expected))) {
      throw S3Code.INVALID_REQUEST.fault(
          "Checksum Type mismatch occurred, expected checksum Type: %s, actual checksum Type: %s"
              .formatted(named(expected), found.map(UploadPart::named).orElse("null")));
    }
    return content;
  }

  private static String named(ChecksumAlgorithm algorithm) {
    return algorithm.name().toLowerCase(Locale.ROOT);
  }
}
