package dev.strongroom.console.files;

import dev.strongroom.console.page.Times.Moment;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one version of a file (sheet 05 §6, "Details dialog").
 *
 * @param isCurrent whether its name leads to it
 * @param friendlyUrl by bucket and name
 * @param s3Url for S3 clients
 * @param nativeUrl by id
 * @param share the dialog in which a link is made; empty when nothing is asked
 * @param info the uploader's own entries, as {@code key=value}
 */
public record FilePage(
    String bucketId,
    String bucketName,
    boolean isPublic,
    String folderPath,
    String name,
    String id,
    String kind,
    boolean isCurrent,
    String size,
    String contentType,
    Moment uploaded,
    String sha1,
    List<String> info,
    String friendlyUrl,
    String s3Url,
    String nativeUrl,
    Optional<ShareDialog> share) {
  /** Whether there is content to download. */
  public boolean isFile() {
    return kind.equals("File");
  }

  /** Whether a link to it can be shared: strangers download public files without one. */
  public boolean isShareable() {
    return isFile() && !isPublic;
  }

  /** Where a link to it is made. */
  public String sharePath() {
    return FilesPage.PATH + "/" + bucketId + "/share?id=" + id;
  }

  /** Where it is shown. */
  public String path() {
    return FilesPage.PATH + "/" + bucketId + "/file?id=" + id;
  }

  /** Where its download begins. */
  public String downloadPath() {
    return FilesPage.PATH + "/" + bucketId + "/download?id=" + id;
  }

  /** The same with a dialog. */
  FilePage with(ShareDialog dialog) {
    return new FilePage(
        bucketId,
        bucketName,
        isPublic,
        folderPath,
        name,
        id,
        kind,
        isCurrent,
        size,
        contentType,
        uploaded,
        sha1,
        info,
        friendlyUrl,
        s3Url,
        nativeUrl,
        Optional.of(dialog));
  }
}
