package dev.strongroom.console.files;

import dev.strongroom.console.page.Times.Moment;
import java.util.List;

/**
 * What is known of one version of a file (sheet 05 §6, "Details dialog").
 *
 * @param friendlyUrl by bucket and name
 * @param s3Url for S3 clients
 * @param nativeUrl by id
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
    String size,
    String contentType,
    Moment uploaded,
    String sha1,
    List<String> info,
    String friendlyUrl,
    String s3Url,
    String nativeUrl) {
  /** Whether there is content to download. */
  public boolean isFile() {
    return kind.equals("File");
  }
}
