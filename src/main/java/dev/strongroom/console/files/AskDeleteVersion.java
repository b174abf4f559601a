package dev.strongroom.console.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.files.ListingPage;
import dev.strongroom.files.Names;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Optional;

/** Asks whether a version is really to be deleted. */
public final class AskDeleteVersion
    implements ConsoleOperation<AskDeleteVersion.Request, FilesPage> {
  private final FilePages pages;
  private final Names names;

  /** Makes it. */
  public AskDeleteVersion(FilePages pages, Names names) {
    this.pages = pages;
    this.names = names;
  }

  record Request(Target.OfFiles file, FileId id) {}

  @Override
  public String name() {
    return "console_ask_delete_version";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return DeleteVersion.PATH;
  }

  @Override
  public Request read(ConsoleInput input) {
    FileId id = new FileId(input.query().raw("id"));
    return new Request(names.file(input.accountId(), id), id);
  }

  @Override
  public List<Need> needs(Request request) {
    Target.OfBucket bucket = request.file.bucket();
    return List.of(
        Action.LIST_BUCKET.on(bucket),
        Action.LIST_FILES.on(bucket.files(FilesPage.folderOf(request.file.nameOrPrefix()))));
  }

  @Override
  public FilesPage perform(Permit permit, Request request) {
    String name = request.file.nameOrPrefix();
    // The list begins with the very version, so that it is on this page of it.
    FilePages.View view =
        new FilePages.View(
            FilesPage.folderOf(name), true, new ListingPage.Marker(name, Optional.of(request.id)));
    FilesPage page = pages.list(permit, request.file.bucket(), view);
    FilesPage.Row asked =
        page.rows().stream()
            .filter(row -> row.id().equals(request.id.value()))
            .findFirst()
            .orElseThrow(Refusal::fileNotFound);
    return new FilesPage(
        page.bucketId(),
        page.bucketName(),
        page.folder(),
        page.versions(),
        page.rows(),
        page.next(),
        Optional.of(asked),
        "");
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, FilesPage page) {
    return pages.reply(input, page);
  }
}
