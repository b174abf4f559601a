package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.message.Query;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.Timestamps;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.LargeFileListings;
import dev.strongroom.files.ListedRow;
import dev.strongroom.files.ListingPage;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.IllegalValueException;
import java.util.List;
import java.util.Optional;

/**
 * ListMultipartUploads: those that are going on, by key, and of one key the oldest first; whatever
 * began them (sheet 04 §3.2).
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
   * @param keyMarker the last key or folder of the page before
   * @param uploadMarker the last upload of that key on the page before; nothing without the key
   */
  record Request(
      Target.OfFiles files,
      ListingFields fields,
      String keyMarker,
      Optional<FileId> uploadMarker) {}

  record Page(Request request, ListingPage listed) {}

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
    ListingFields fields = ListingFields.read(input.request(), "max-uploads");
    Query query = input.request().query();
    String keyMarker = query.text("key-marker").orElse("");
    Optional<FileId> uploadMarker =
        query
            .text("upload-id-marker")
            .filter(text -> !text.isEmpty())
            .map(ListMultipartUploads::marker);
    return new Request(
        input.bucket(names).files(fields.prefix()),
        fields,
        keyMarker,
        keyMarker.isEmpty() ? Optional.empty() : uploadMarker);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_FILES.on(request.files));
  }

  @Override
  public Page perform(Permit permit, Request request) {
    ListingFields fields = request.fields;
    String first =
        request.uploadMarker.isPresent() ? request.keyMarker : fields.after(request.keyMarker);
    return new Page(
        request,
        listings.unfinishedByName(
            permit,
            request.files,
            fields.delimiter(),
            new ListingPage.Marker(first, request.uploadMarker),
            fields.most()));
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Page page) {
    ListingFields fields = page.request.fields;
    List<ListedRow> rows = page.listed.rows();
    boolean more = page.listed.next().isPresent() && !rows.isEmpty();
    return S3Replies.xml(
        input,
        XmlWriter.document(
            "ListMultipartUploadsResult",
            result -> {
              result
                  .text("Bucket", input.bucketName())
                  .text("KeyMarker", fields.shown(page.request.keyMarker))
                  .text("UploadIdMarker", page.request.uploadMarker.map(FileId::value).orElse(""));
              if (more) {
                result
                    .text("NextKeyMarker", fields.shown(rows.getLast().name()))
                    .text("NextUploadIdMarker", rows.getLast().id().map(FileId::value).orElse(""));
              }
              result.text("Prefix", fields.shown(fields.prefix()));
              fields.delimiter().ifPresent(text -> result.text("Delimiter", fields.shown(text)));
              if (fields.encoded()) {
                result.text("EncodingType", "url");
              }
              result.number("MaxUploads", fields.most()).truth("IsTruncated", more);
              rows.forEach(row -> {
                if (row instanceof ListedRow.OfVersion(FileVersion upload)) {
                  result.element("Upload", one -> write(one, fields, upload, input));
                }
              });
              fields.writeFolders(result, rows);
            }));
  }

  private static void write(
      XmlWriter one, ListingFields fields, FileVersion upload, S3Input input) {
    one.text("Key", fields.shown(upload.name().value())).text("UploadId", upload.id().value());
    Owners.write(one, "Initiator", input.account());
    Owners.write(one, "Owner", input.account());
    one.text("StorageClass", "STANDARD")
        .text("Initiated", Timestamps.milliseconds(upload.uploadTimestampMillis()));
  }

  private static FileId marker(String text) {
    try {
      return new FileId(text);
    } catch (IllegalValueException malformed) {
      throw S3Code.INVALID_ARGUMENT.fault("Invalid uploadId marker");
    }
  }
}
