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
import java.util.List;

/** A page of a folder of a bucket. A bucket of a million files costs no more than one of a few. */
public final class ShowFiles implements ConsoleOperation<ShowFiles.Request, FilesPage> {
  private final FilePages pages;
  private final Names names;

  /** Makes it. */
  public ShowFiles(FilePages pages, Names names) {
    this.pages = pages;
    this.names = names;
  }

  record Request(Target.OfBucket bucket, FilePages.View view, String done) {}

  @Override
  public String name() {
    return "console_show_files";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return FilesPage.PATH + "/{bucket}";
  }

  @Override
  public Request read(ConsoleInput input) {
    String folder = input.query().raw("folder");
    ListingPage.Marker start =
        new ListingPage.Marker(
            input.query().raw("start"), input.query().text("startId").map(FileId::new));
    return new Request(
        names.bucket(input.accountId(), input.part("bucket")),
        new FilePages.View(
            folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/",
            input.query().isOn("versions"),
            start),
        input.query().raw("done"));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        Action.LIST_BUCKET.on(request.bucket),
        Action.LIST_FILES.on(request.bucket.files(request.view.folder())));
  }

  @Override
  public FilesPage perform(Permit permit, Request request) {
    FilesPage page = pages.list(permit, request.bucket, request.view);
    String notice =
        switch (request.done) {
          case "deleted" -> "That version is deleted, for good.";
          case "hidden" -> "The file is hidden. Its versions are still there.";
          default -> "";
        };
    return new FilesPage(
        page.bucketId(),
        page.bucketName(),
        page.folder(),
        page.versions(),
        page.rows(),
        page.next(),
        page.deletion(),
        notice);
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, FilesPage page) {
    return pages.reply(input, page);
  }
}
