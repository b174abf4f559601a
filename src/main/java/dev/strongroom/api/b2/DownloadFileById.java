package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.files.Download;
import dev.strongroom.files.Downloads;
import dev.strongroom.files.Names;
import dev.strongroom.files.Wanted;
import dev.strongroom.model.FileId;
import java.util.List;
import java.util.Set;

/**
 * b2_download_file_by_id: one version, hidden or old (sheet 02 §10). Open to strangers on public
 * buckets.
 */
final class DownloadFileById implements NativeOperation<DownloadFileById.Request, Download> {
  private final Names names;
  private final Downloads downloads;

  DownloadFileById(Names names, Downloads downloads) {
    this.names = names;
    this.downloads = downloads;
  }

  record Request(Target.OfDownload download, FileId id, Wanted wanted) {}

  @Override
  public String name() {
    return "b2_download_file_by_id";
  }

  @Override
  public Credential credential() {
    return Credential.OPTIONAL_ACCOUNT_TOKEN;
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET", "HEAD", "POST");
  }

  @Override
  public Request read(NativeInput input) {
    DownloadFields.refuseCustomerKeys(input.call());
    Fields fields = input.fields();
    FileId id = new FileId(fields.requiredText("fileId"));
    Target.OfFiles file = names.downloadableFile(input.grant().account(), id);
    return new Request(
        file.download(DownloadFields.overrides(fields)), id, DownloadFields.wanted(input.call()));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.DOWNLOAD.on(request.download));
  }

  @Override
  public Download perform(Permit permit, Request request) {
    return downloads.byId(permit, request.download, request.id, request.wanted);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Download download) {
    return DownloadFields.withoutTrace(input.call(), DownloadReply.of(download));
  }
}
