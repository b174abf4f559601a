package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.LargeFileListings;
import dev.strongroom.files.Names;
import dev.strongroom.files.UnfinishedPage;
import dev.strongroom.model.FileId;
import dev.strongroom.model.NamePrefix;
import java.util.List;
import java.util.Optional;

/**
 * b2_list_unfinished_large_files: oldest start first (sheet 02 §6.7). Version 1 narrows to the
 * names that the key reaches; later versions refuse a wider prefix (sheet 02 §1.4).
 */
final class ListUnfinishedLargeFiles
    implements NativeOperation<ListUnfinishedLargeFiles.Request, ListUnfinishedLargeFiles.Answer> {
  private static final int STANDARD_COUNT = 100;
  private static final int MAXIMUM_COUNT = 100;

  private final Names names;
  private final LargeFileListings listings;

  ListUnfinishedLargeFiles(Names names, LargeFileListings listings) {
    this.names = names;
    this.listings = listings;
  }

  record Request(
      Target.OfFiles target, Optional<FileId> start, int count, boolean narrowedToReach) {}

  record Answer(Target.OfBucket bucket, UnfinishedPage page) {}

  @Override
  public String name() {
    return "b2_list_unfinished_large_files";
  }

  @Override
  public Request read(NativeInput input) {
    Fields fields = input.fields();
    NamePrefix prefix = new NamePrefix(fields.text("namePrefix").orElse(""));
    return new Request(
        names.bucket(input.account(), fields.requiredText("bucketId")).files(prefix.value()),
        fields.text("startFileId").map(FileId::new),
        fields.count("maxFileCount", STANDARD_COUNT, MAXIMUM_COUNT),
        input.version() == ApiVersion.V1);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        request.narrowedToReach
            ? Action.LIST_FILES_IN_REACH.on(request.target.bucket())
            : Action.LIST_FILES.on(request.target));
  }

  @Override
  public Answer perform(Permit permit, Request request) {
    Target.OfBucket bucket = request.target.bucket();
    UnfinishedPage page =
        request.narrowedToReach
            ? listings.unfinishedInReach(
                permit, bucket, request.target.nameOrPrefix(), request.start, request.count)
            : listings.unfinished(permit, request.target, request.start, request.count);
    return new Answer(bucket, page);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Answer answer) {
    return Answers.json(json ->
        json.objects(
                "files",
                answer.page.files(),
                (row, file) ->
                    FileVersionJson.writeRow(row, input.version(), permit, answer.bucket, file))
            .text("nextFileId", answer.page.next().map(FileId::value).orElse(null))
            .nothing("nextFileName"));
  }
}
