package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Settings;
import dev.strongroom.api.s3.xml.XmlElement;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.LargeFiles;
import dev.strongroom.files.NamedPart;
import dev.strongroom.files.Names;
import dev.strongroom.files.Precondition;
import dev.strongroom.model.ContentChecksum;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** CompleteMultipartUpload: joins the parts that are named (sheet 04 §3.3). */
final class CompleteMultipartUpload
    implements S3Operation<CompleteMultipartUpload.Request, FileVersion> {
  private final Names names;
  private final LargeFiles largeFiles;
  private final S3Settings settings;

  CompleteMultipartUpload(Names names, LargeFiles largeFiles, S3Settings settings) {
    this.names = names;
    this.largeFiles = largeFiles;
    this.settings = settings;
  }

  record Request(
      Target.OfFiles object,
      FileId upload,
      List<NamedPart> parts,
      Precondition precondition,
      NamedChecksums checksums) {}

  @Override
  public String name() {
    return "CompleteMultipartUpload";
  }

  @Override
  public S3Route route() {
    return S3Route.object("POST", "uploadId");
  }

  @Override
  public Request read(S3Input input) {
    List<XmlElement> elements = input.documentOfParts("CompleteMultipartUpload").all("Part");
    List<NamedPart> parts = parts(elements);
    Map<Integer, List<ContentChecksum>> checksums = new HashMap<>();
    for (int index = 0; index < parts.size(); index++) {
      checksums.put(parts.get(index).number(), NamedChecksums.of(elements.get(index)));
    }
    return new Request(
        input.object(names),
        UploadIds.of(input.request()),
        parts,
        WriteConditions.read(input.request(), settings),
        NamedChecksums.read(input.request(), checksums));
  }

  @Override
  public List<Need> needs(Request request) {
    return WriteConditions.needs(
        Action.WRITE_FILE.on(request.object), request.object, request.precondition);
  }

  @Override
  public FileVersion perform(Permit permit, Request request) {
    return largeFiles.finishWith(
        permit,
        request.object,
        request.upload,
        request.parts,
        request.precondition,
        request.checksums);
  }

  @Override
  public Reply reply(S3Input input, Permit permit, FileVersion finished) {
    String location = "/" + input.bucketName() + "/" + finished.name().value();
    return S3Replies.xml(
        input,
        XmlWriter.document(
            "CompleteMultipartUploadResult",
            result -> {
              result
                  .text("Location", location)
                  .text("Bucket", input.bucketName())
                  .text("Key", finished.name().value())
                  .text("ETag", Etags.of(finished));
              if (finished.checksum() != null) {
                Checksums.write(result, finished.checksum());
              }
            }),
        new Header("x-amz-version-id", finished.id().value()));
  }

  private static List<NamedPart> parts(List<XmlElement> elements) {
    if (elements.isEmpty() || elements.size() > Part.MAXIMUM_NUMBER) {
      throw malformed();
    }
    List<NamedPart> parts = new ArrayList<>(elements.size());
    for (XmlElement element : elements) {
      String text = element.textOf("PartNumber").orElse("");
      if (!text.matches("[0-9]{1,5}")) {
        throw malformed();
      }
      int number = Integer.parseInt(text);
      if (!parts.isEmpty() && parts.getLast().number() >= number) {
        throw S3Code.INVALID_PART_ORDER.fault(
            "The list of parts was not in ascending order. Parts must be ordered by part number.");
      }
      parts.add(new NamedPart(number, Etags.bare(element.textOf("ETag").orElse(""))));
    }
    return parts;
  }

  private static RuntimeException malformed() {
    return S3Code.MALFORMED_XML.fault(
        "The XML you provided was not well-formed or did not validate against our published"
            + " schema");
  }
}
