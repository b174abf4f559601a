package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.Timestamps;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.LargeFileListings;
import dev.strongroom.files.Names;
import dev.strongroom.files.UnfinishedPage;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.IllegalValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ListMultipartUploads: those that are going on, oldest first, as the Native API lists them (sheet
 * 04 §3.2).
 */
final class ListMultipartUploads
    implements S3Operation<ListMultipartUploads.Request, ListMultipartUploads.Page> {
  private final Names names;
  private final LargeFileListings listings;

  ListMultipartUploads(Names names, LargeFileListings listings) {
    this.names = names;
    this.listings = listings;
  }

  /**
   * What is asked for.
   *
   * @param keyMarker is shown again, and says nothing
   * @param marker the last upload of the page before
   */
  record Request(
      Target.OfFiles files, ListingFields fields, String keyMarker, Optional<FileId> marker) {}

  record Page(Request request, List<FileVersion> uploads, boolean more) {}

  @Override
  public String name() {
    return "ListMultipartUploads";
  }

  @Override
  public S3Route route() {
    return S3Route.bucket("GET", "uploads");
  }

  @Override
  public Request read(S3Input input) {
    if (input.request().query().text("delimiter").filter(text -> !text.isEmpty()).isPresent()) {
      throw S3Code.missingFeature("A delimiter among unfinished uploads");
    }
    ListingFields fields = ListingFields.read(input.request(), "max-uploads");
    return new Request(
        input.bucket(names).files(fields.prefix()),
        fields,
        input.request().query().text("key-marker").orElse(""),
        input
            .request()
            .query()
            .text("upload-id-marker")
            .filter(text -> !text.isEmpty())
            .map(ListMultipartUploads::marker));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_FILES.on(request.files));
  }

  @Override
  public Page perform(Permit permit, Request request) {
    int most = request.fields.most();
    // One more than is shown: the upload of the marker itself was shown by the page before.
    UnfinishedPage page = listings.unfinished(permit, request.files, request.marker, most + 1);
    List<FileVersion> uploads = new ArrayList<>(page.files());
    uploads.removeIf(upload -> request.marker.filter(upload.id()::equals).isPresent());
    boolean more = page.next().isPresent() || uploads.size() > most;
    int shown = Math.min(uploads.size(), most);
    return new Page(request, List.copyOf(uploads.subList(0, shown)), more && shown > 0);
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Page page) {
    ListingFields fields = page.request.fields;
    return S3Replies.xml(
        input,
        XmlWriter.document(
            "ListMultipartUploadsResult",
            result -> {
              result
                  .text("Bucket", input.bucketName())
                  .text("KeyMarker", fields.shown(page.request.keyMarker))
                  .text("UploadIdMarker", page.request.marker.map(FileId::value).orElse(""));
              if (page.more) {
                result
                    .text("NextKeyMarker", fields.shown(page.uploads.getLast().name().value()))
                    .text("NextUploadIdMarker", page.uploads.getLast().id().value());
              }
              result
                  .text("Prefix", fields.shown(fields.prefix()))
                  .number("MaxUploads", fields.most())
                  .truth("IsTruncated", page.more);
              page.uploads.forEach(upload ->
                  result.element(
                      "Upload",
                      one -> {
                        one.text("Key", fields.shown(upload.name().value()))
                            .text("UploadId", upload.id().value());
                        Owners.write(one, "Initiator", input.account());
                        Owners.write(one, "Owner", input.account());
                        one.text("StorageClass", "STANDARD")
                            .text(
                                "Initiated",
                                Timestamps.milliseconds(upload.uploadTimestampMillis()));
                      }));
            }));
  }

  private static FileId marker(String text) {
    try {
      return new FileId(text);
    } catch (IllegalValueException malformed) {
      throw S3Code.INVALID_ARGUMENT.fault("Invalid uploadId marker");
    }
  }
}
