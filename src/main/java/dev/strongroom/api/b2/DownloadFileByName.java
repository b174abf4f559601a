package dev.strongroom.api.b2;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.files.Download;
import dev.strongroom.files.Downloads;
import dev.strongroom.files.Names;
import dev.strongroom.files.Wanted;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.FileName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * b2_download_file_by_name: the newest version of a name, at {@code /file/<bucket>/<name>} (sheet
 * 02 §10). Open to strangers on public buckets, and to the bearers of download authorizations.
 */
final class DownloadFileByName implements NativeOperation<DownloadFileByName.Request, Download> {
  private final Names names;
  private final Downloads downloads;

  DownloadFileByName(Names names, Downloads downloads) {
    this.names = names;
    this.downloads = downloads;
  }

  /**
   * What is asked for.
   *
   * @param keepingPlus the same with each {@code +} of the path taken for itself rather than for a
   *     space; empty when there is none
   */
  record Request(
      Target.OfDownload download, Optional<Target.OfDownload> keepingPlus, Wanted wanted) {}

  @Override
  public String name() {
    return NativeRoute.DOWNLOAD_BY_NAME;
  }

  @Override
  public Credential credential() {
    return Credential.OPTIONAL_DOWNLOAD_TOKEN;
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET", "HEAD");
  }

  @Override
  public Request read(NativeInput input) {
    DownloadFields.refuseCustomerKeys(input.call());
    Map<ContentHeader, String> overrides = DownloadFields.overrides(input.fields());
    Target.OfBucket bucket =
        names.downloadableBucketNamed(input.grant().account(), input.pathArguments().getFirst());
    return new Request(
        target(bucket, input.pathArguments().get(1), overrides),
        NativeRoute.fileNameKeepingPlus(input.call()).map(name -> target(bucket, name, overrides)),
        DownloadFields.wanted(input.call()));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.DOWNLOAD.on(request.download));
  }

  @Override
  public Download perform(Permit permit, Request request) {
    return request.keepingPlus.isEmpty()
        ? downloads.byName(permit, request.download, request.wanted)
        : downloads.byEitherName(
            permit, request.download, request.keepingPlus.get(), request.wanted);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, Download download) {
    return DownloadFields.withoutTrace(input.call(), DownloadReply.of(download));
  }

  private static Target.OfDownload target(
      Target.OfBucket bucket, String name, Map<ContentHeader, String> overrides) {
    return bucket.files(new FileName(name).value()).download(overrides);
  }
}
