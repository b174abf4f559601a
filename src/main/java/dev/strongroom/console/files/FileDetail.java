package dev.strongroom.console.files;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.console.page.Times;
import dev.strongroom.files.FileDetails;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.FileId;
import dev.strongroom.model.FileVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects what is known of one version of a file. */
public final class FileDetail {
  private final FilePages pages;
  private final FileDetails details;
  private final Endpoints endpoints;

  /** Puts it together. */
  public FileDetail(FilePages pages, FileDetails details, Endpoints endpoints) {
    this.pages = pages;
    this.details = details;
    this.endpoints = endpoints;
  }

  /** What a permit for {@link #of} must be for. */
  static List<Need> needs(Target.OfFiles file) {
    return List.of(
        Action.LIST_BUCKET.on(file.bucket()),
        Action.LIST_FILES.on(file),
        Action.READ_FILE_INFO.on(file));
  }

  /** The page; throws {@link dev.strongroom.model.Refusal} when the version is not there. */
  FilePage of(Permit permit, Target.OfFiles file, FileId id) {
    FileVersion version = details.find(permit, file, id);
    Bucket bucket = pages.find(permit, file.bucket());
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
        pages.isCurrent(permit, file, id),
        Sizes.of(version.contentLength()) + exactly(version.contentLength()),
        version.contentType(),
        Times.moment(version.uploadTimestampMillis(), permit.decidedAtMillis()),
        version.contentSha1().toString(),
        version.info().values().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .toList(),
        endpoints.download() + "/file/" + bucket.name() + "/" + encoded,
        endpoints.s3() + "/" + bucket.name() + "/" + encoded,
        endpoints.download() + "/b2api/v1/b2_download_file_by_id?fileId=" + version.id(),
        Optional.empty());
  }

  private static String exactly(long bytes) {
    return bytes < 1000 ? "" : String.format(Locale.ENGLISH, " (%,d bytes)", bytes);
  }
}
