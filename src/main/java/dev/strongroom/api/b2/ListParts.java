package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.LargeFileListings;
import dev.strongroom.files.Names;
import dev.strongroom.files.PartPage;
import dev.strongroom.model.FileId;
import java.util.List;

/** b2_list_parts: what was uploaded of a large file that is not finished (sheet 02 §6.6). */
final class ListParts implements NativeOperation<ListParts.Request, PartPage> {
  private static final int STANDARD_COUNT = 100;
  private static final int MAXIMUM_COUNT = 1000;

  private final Names names;
  private final LargeFileListings listings;

  ListParts(Names names, LargeFileListings listings) {
    this.names = names;
    this.listings = listings;
  }

  record Request(Target.OfFiles target, FileId fileId, int startNumber, int count) {}

  @Override
  public String name() {
    return "b2_list_parts";
  }

  @Override
  public Request read(NativeInput input) {
    Fields fields = input.fields();
    FileId fileId = new FileId(fields.requiredText("fileId"));
    return new Request(
        names.file(input.account(), fileId),
        fileId,
        PartNumbers.start(fields.number("startPartNumber").orElse(1)),
        fields.count("maxPartCount", STANDARD_COUNT, MAXIMUM_COUNT));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.WRITE_FILE.on(request.target));
  }

  @Override
  public PartPage perform(Permit permit, Request request) {
    return listings.parts(
        permit, request.target, request.fileId, request.startNumber, request.count);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, PartPage page) {
    return Answers.json(json -> {
      if (page.next().isPresent()) {
        json.number("nextPartNumber", page.next().getAsInt());
      } else {
        json.nothing("nextPartNumber");
      }
      json.objects("parts", page.parts(), PartJson::write);
    });
  }
}
