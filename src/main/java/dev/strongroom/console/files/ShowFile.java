package dev.strongroom.console.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Times;
import dev.strongroom.files.FileDetails;
import dev.strongroom.files.Names;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import java.util.List;
import java.util.Locale;

/** What is known of one version of a file, with its three addresses. */
public final class ShowFile implements ConsoleOperation<ShowFile.Request, FilePage> {
  private final FilePages pages;
  private final FileDetails details;
  private final Names names;
  private final Endpoints endpoints;

  /** Makes it. */
  public ShowFile(FilePages pages, FileDetails details, Names names, Endpoints endpoints) {
    this.pages = pages;
    this.details = details;
    this.names = names;
    this.endpoints = endpoints;
  }

  record Request(Target.OfFiles file, FileId id) {}

  @Override
  public String name() {
    return "console_show_file";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return FilesPage.PATH + "/{bucket}/file";
  }

  @Override
  public Request read(ConsoleInput input) {
    FileId id = new FileId(input.query().raw("id"));
    return new Request(names.file(input.accountId(), id), id);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        Action.LIST_BUCKET.on(request.file.bucket()), Action.READ_FILE_INFO.on(request.file));
  }

  @Override
  public FilePage perform(Permit permit, Request request) {
    FileVersion version = details.find(permit, request.file, request.id);
    Bucket bucket = pages.find(permit, request.file.bucket());
    String name = version.name().value();
    String encoded = PercentCoding.encode(name);
    return new FilePage(
        bucket.id().value(),
        bucket.name().value(),
        bucket.isPublic(),
        FilesPage.path(bucket.id().value(), FilesPage.folderOf(name), false),
        name,
        version.id().value(),
        FilePages.kind(version),
        Sizes.of(version.contentLength()) + exactly(version.contentLength()),
        version.contentType(),
        Times.moment(version.uploadTimestampMillis(), permit.decidedAtMillis()),
        version.contentSha1().toString(),
        version.info().values().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .toList(),
        endpoints.download() + "/file/" + bucket.name() + "/" + encoded,
        endpoints.s3() + "/" + bucket.name() + "/" + encoded,
        endpoints.download() + "/b2api/v1/b2_download_file_by_id?fileId=" + version.id());
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, FilePage page) {
    return pages.reply(input, page);
  }

  private static String exactly(long bytes) {
    return bytes < 1000 ? "" : String.format(Locale.ENGLISH, " (%,d bytes)", bytes);
  }
}
