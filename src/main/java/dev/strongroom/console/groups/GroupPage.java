package dev.strongroom.console.groups;

import dev.strongroom.console.page.Times.Moment;

/**
 * The page of one Group.
 *
 * @param group with what its members hold at this moment
 * @param limits what is typed for its quota
 * @param typedName what is typed as its name
 * @param nameError what is wrong with that; "" for nothing
 * @param notice what was just done; "" for nothing
 */
public record GroupPage(
    GroupRow group,
    Moment created,
    long files,
    long buckets,
    QuotaForm limits,
    String typedName,
    String nameError,
    String notice) {
  /** The same page with what was typed for its quota. */
  GroupPage withLimits(QuotaForm typed) {
    return new GroupPage(group, created, files, buckets, typed, typedName, nameError, notice);
  }

  /** The same page with a name that was typed and cannot be. */
  GroupPage withName(String typed, String error) {
    return new GroupPage(group, created, files, buckets, limits, typed, error, notice);
  }
}
