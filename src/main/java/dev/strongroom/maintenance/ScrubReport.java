package dev.strongroom.maintenance;

import java.util.List;

/**
 * What a scrub found.
 *
 * @param startedAtMillis milliseconds since 1970 UTC
 * @param finishedAtMillis milliseconds since 1970 UTC
 * @param versionsRead file versions of every kind
 * @param bytesRead bytes of content; what several versions share counts for each
 * @param damagedVersions how many versions are damaged; each was told when it was found
 * @param metadataProblems what is wrong with the structure of the metadata, a sentence each
 */
public record ScrubReport(
    long startedAtMillis,
    long finishedAtMillis,
    long versionsRead,
    long bytesRead,
    long damagedVersions,
    List<String> metadataProblems) {

  /** Says whether everything is as it was stored. */
  public boolean isClean() {
    return damagedVersions == 0 && metadataProblems.isEmpty();
  }
}
