package dev.strongroom.console.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.SessionTokens;
import dev.strongroom.access.Target;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.ConsoleOperation;
import dev.strongroom.console.page.Pages;
import dev.strongroom.files.FileDetails;
import dev.strongroom.files.Names;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Refusal;
import dev.strongroom.model.Secret;
import java.util.List;
import java.util.Map;

/**
 * Sends the browser to the content of one version, to be saved and not shown. The token in the
 * address is good for this version and a few minutes, and ends with the session.
 */
public final class DownloadVersion
    implements ConsoleOperation<DownloadVersion.Request, DownloadVersion.Found> {
  private final SessionTokens tokens;
  private final FileDetails details;
  private final Names names;
  private final Endpoints endpoints;

  /** Makes it. */
  public DownloadVersion(
      SessionTokens tokens, FileDetails details, Names names, Endpoints endpoints) {
    this.tokens = tokens;
    this.details = details;
    this.names = names;
    this.endpoints = endpoints;
  }

  record Request(Target.OfFiles file, FileId id, String disposition) {}

  record Found(Request request, Secret token) {}

  @Override
  public String name() {
    return "console_download_version";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return FilesPage.PATH + "/{bucket}/download";
  }

  @Override
  public Request read(ConsoleInput input) {
    FileId id = new FileId(input.query().raw("id"));
    Target.OfFiles file = names.file(input.accountId(), id);
    return new Request(file, id, SavedAs.disposition(file.nameOrPrefix()));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(
        Action.READ_FILE_INFO.on(request.file),
        Action.DOWNLOAD.on(
            request.file.download(Map.of(ContentHeader.CONTENT_DISPOSITION, request.disposition))));
  }

  @Override
  public Found perform(Permit permit, Request request) {
    FileVersion version = details.find(permit, request.file, request.id);
    if (version.action() != FileVersion.Action.UPLOAD) {
      throw Refusal.fileNotFound();
    }
    return new Found(
        request, tokens.issueDownloadToken(permit, request.file, request.id, request.disposition));
  }

  @Override
  public Reply reply(ConsoleInput input, Permit permit, Found found) {
    return Pages.seeOther(
        endpoints.download()
            + "/b2api/v4/b2_download_file_by_id?fileId="
            + found.request.id
            + "&"
            + ContentHeader.CONTENT_DISPOSITION.queryName()
            + "="
            + SavedAs.encoded(found.request.disposition)
            + "&Authorization="
            + PercentCoding.encode(found.token.reveal()));
  }
}
