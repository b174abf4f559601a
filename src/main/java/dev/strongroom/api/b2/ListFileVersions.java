package dev.strongroom.api.b2;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.ListingPage;
import dev.strongroom.files.Listings;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * b2_list_file_versions: every version of every name, hide markers and unfinished large files
 * included (sheet 02 §9.4).
 */
final class ListFileVersions implements NativeOperation<FileListing.Request, FileListing.Answer> {
  private final Names names;
  private final Listings listings;

  ListFileVersions(Names names, Listings listings) {
    this.names = names;
    this.listings = listings;
  }

  @Override
  public String name() {
    return "b2_list_file_versions";
  }

  @Override
  public FileListing.Request read(NativeInput input) {
    Fields fields = input.fields();
    Optional<FileId> startId = fields.text("startFileId").map(ListFileVersions::fileId);
    if (startId.isPresent() && !fields.has("startFileName")) {
      throw Refusal.illegalValue("startFileId needs startFileName");
    }
    return FileListing.read(input, names, fields, startId);
  }

  @Override
  public List<Need> needs(FileListing.Request request) {
    return FileListing.needs(request);
  }

  @Override
  public FileListing.Answer perform(Permit permit, FileListing.Request request) {
    return FileListing.perform(permit, request, listings, Listings.Kind.VERSIONS);
  }

  @Override
  public long transactions(FileListing.Answer answer) {
    return FileListing.transactions(answer);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, FileListing.Answer answer) {
    Optional<ListingPage.Marker> next = answer.page().next();
    return Answers.json(json -> {
      FileListing.writeRows(json, input, permit, answer);
      json.text("nextFileId", next.flatMap(ListingPage.Marker::id).map(FileId::value).orElse(null))
          .text("nextFileName", next.map(ListingPage.Marker::name).orElse(null));
    });
  }

  private static FileId fileId(String text) {
    try {
      return new FileId(text);
    } catch (IllegalValueException malformed) {
      throw new Fault(400, "invalid_file_id", String.valueOf(malformed.getMessage()));
    }
  }
}
