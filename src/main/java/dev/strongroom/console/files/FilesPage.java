package dev.strongroom.console.files;

import dev.strongroom.api.PercentCoding;
import dev.strongroom.console.page.Times.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is in a folder of a bucket.
 *
 * @param folder its name with the slash at the end; "" for the bucket itself
 * @param versions whether every version is shown, hidden and unfinished ones included
 * @param rows in order of names
 * @param next the address of the next page; "" at the end
 * @param deletion the question before a version is deleted; empty when nothing is asked
 * @param notice what was just done; "" for nothing
 */
public record FilesPage(
    String bucketId,
    String bucketName,
    String folder,
    boolean versions,
    List<Row> rows,
    String next,
    Optional<Row> deletion,
    String notice) {
  /** Where the lists of files are. */
  public static final String PATH = "/console/files";

  /**
   * A folder or a version of a file.
   *
   * @param shown its name within the folder
   * @param name its whole name
   * @param id of the version; "" for a folder
   * @param kind what it is, in a word; "" for a plain file
   * @param path where it leads
   * @param downloadPath where its download begins; "" when there is no content
   */
  public record Row(
      String shown,
      String name,
      String id,
      String size,
      Optional<Moment> uploaded,
      String kind,
      String path,
      String downloadPath) {
    /** Whether it is a folder. */
    public boolean isFolder() {
      return id.isEmpty();
    }
  }

  /** A part of the way to the folder. */
  public record Crumb(String shown, String path) {}

  /** The way to the folder, the bucket left out. */
  public List<Crumb> crumbs() {
    List<Crumb> crumbs = new ArrayList<>();
    int from = 0;
    for (int slash = folder.indexOf('/'); slash >= 0; slash = folder.indexOf('/', from)) {
      String shown = folder.substring(from, slash);
      crumbs.add(new Crumb(shown.isEmpty() ? "/" : shown, path(folder.substring(0, slash + 1))));
      from = slash + 1;
    }
    return crumbs;
  }

  /** The address of another folder, shown in the same way. */
  public String path(String otherFolder) {
    return path(bucketId, otherFolder, versions);
  }

  /** The address of this folder, shown the other way. */
  public String pathOfOtherView() {
    return path(bucketId, folder, !versions);
  }

  /** The address of a folder. */
  static String path(String bucketId, String folder, boolean versions) {
    String query =
        (versions ? "&versions=on" : "")
            + (folder.isEmpty() ? "" : "&folder=" + PercentCoding.encode(folder));
    return PATH + "/" + bucketId + (query.isEmpty() ? "" : "?" + query.substring(1));
  }

  /** The folder that a name is in. */
  static String folderOf(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }
}
