package dev.strongroom.usage;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.GroupId;
import java.time.LocalDate;

/**
 * A file of the daily usage reports (sheet 03 §9.2). It lies in the folder of the day on which it
 * is deposited: the one after the day that it tells of.
 */
public sealed interface UsageFile {
  /** The day that it tells of, counted from 1 January 1970 (UTC). */
  long epochDay();

  /** Its name in the folder. */
  String plainName();

  /** Its whole name in the bucket. */
  default String name() {
    return LocalDate.ofEpochDay(epochDay() + 1) + "/" + plainName();
  }

  /** Which Groups there are. */
  record OfGroups(long epochDay) implements UsageFile {
    @Override
    public String plainName() {
      return "usage.groups.csv";
    }
  }

  /** In which regions a Group has members. */
  record OfLocations(long epochDay, GroupId group) implements UsageFile {
    @Override
    public String plainName() {
      return locationsName(group);
    }
  }

  /**
   * What the members of a Group in a region used.
   *
   * @param isAudit whether it is the mirror that names no account, which nobody must add up
   */
  record OfMembers(long epochDay, GroupId group, String location, boolean isAudit)
      implements UsageFile {
    @Override
    public String plainName() {
      return (isAudit ? "usage.audit-group-" : "usage.group-") + group + "." + location + ".csv";
    }
  }

  /** What the account itself used; with its mirror. */
  record OfAccount(long epochDay, AccountId account, boolean isAudit) implements UsageFile {
    @Override
    public String plainName() {
      return (isAudit ? "usage.audit-account-" : "usage.account-") + account + ".csv";
    }
  }

  /** The name of the file that says in which regions a Group has members. */
  static String locationsName(GroupId group) {
    return "usage.group-" + group + ".reportingLocations.csv";
  }
}
