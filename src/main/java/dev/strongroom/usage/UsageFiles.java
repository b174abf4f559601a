package dev.strongroom.usage;

import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.Membership;
import dev.strongroom.model.Region;
import dev.strongroom.model.Regions;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says which daily usage reports an account is to have that administers Groups, and what stands in
 * them (sheet 03 §9). For the server's own work and its operator, so nothing here asks for a
 * permit; who writes them does.
 */
public final class UsageFiles {
  private static final String LINE_VERSION = "1";
  private static final GroupId FIRST = new GroupId(1);
  private static final int PAGE_LENGTH = 500;

  private final MetadataStore store;
  private final Regions regions;
  private final Cluster cluster;

  /** Makes it; the cluster is the label of regions that have none of their own. */
  public UsageFiles(MetadataStore store, Regions regions, Cluster cluster) {
    this.store = store;
    this.regions = regions;
    this.cluster = cluster;
  }

  /**
   * A page of accounts.
   *
   * @param found those of them that are to have reports
   * @param last where the next page begins; empty at the end
   */
  public record Admins(List<AccountId> found, Optional<AccountId> last) {}

  /** A page of accounts that are to have reports, after this id, in ascending order. */
  public Admins admins(String after) {
    return store.read(tables -> {
      List<AccountId> page =
          tables.groups().list(FIRST, 1).isEmpty()
              ? List.of()
              : tables.accounts().list(after, PAGE_LENGTH).stream().map(Account::id).toList();
      return new Admins(
          page.stream()
              .filter(id -> tables.accountProfiles().find(id).hasPartnerAccess())
              .filter(id -> tables.groups().administersAny(id))
              .toList(),
          page.isEmpty() ? Optional.empty() : Optional.of(page.getLast()));
    });
  }

  /** The first day about which the account is to have files: the one on which it was made. */
  public long firstDay(AccountId admin) {
    return store.read(tables ->
        tables
            .accounts()
            .find(admin)
            .map(account -> UsageMeter.epochDay(account.createdAtMillis()))
            .orElse(Long.MAX_VALUE));
  }

  /** The files that the account is to have about a day, which is not before its first. */
  public List<UsageFile> of(AccountId admin, long epochDay) {
    return store.read(tables -> {
      List<UsageFile> files = new ArrayList<>();
      files.add(new UsageFile.OfAccount(epochDay, admin, false));
      files.add(new UsageFile.OfAccount(epochDay, admin, true));
      files.add(new UsageFile.OfGroups(epochDay));
      for (Group group : groups(tables, admin, epochDay)) {
        files.add(new UsageFile.OfLocations(epochDay, group.id()));
        for (String location : locations(tables, group.id(), epochDay)) {
          files.add(new UsageFile.OfMembers(epochDay, group.id(), location, false));
          files.add(new UsageFile.OfMembers(epochDay, group.id(), location, true));
        }
      }
      return files;
    });
  }

  /** What stands in a file of the account: lines with a head, in ASCII but for names. */
  public String text(AccountId admin, UsageFile file) {
    return store.read(tables ->
        switch (file) {
          case UsageFile.OfAccount own -> ofAccount(tables, own);
          case UsageFile.OfGroups groups -> ofGroups(tables, admin, groups);
          case UsageFile.OfLocations locations -> ofLocations(tables, locations);
          case UsageFile.OfMembers members -> ofMembers(tables, members);
        });
  }

  private static String ofAccount(Tables tables, UsageFile.OfAccount file) {
    StringBuilder text = new StringBuilder();
    line(text, Stream.concat(Stream.of("date"), UsageRows.COLUMNS.stream()).toList());
    for (List<String> row : UsageRows.of(tables, file.account(), file.epochDay())) {
      line(text, Stream.concat(Stream.of(date(file)), row.stream()).toList());
    }
    return text.toString();
  }

  private static String ofGroups(Tables tables, AccountId admin, UsageFile.OfGroups file) {
    StringBuilder text = new StringBuilder();
    line(text, List.of("date", "group_id", "line_version", "report_file_name"));
    for (Group group : groups(tables, admin, file.epochDay())) {
      line(
          text,
          List.of(
              date(file), group.id().value(), LINE_VERSION, UsageFile.locationsName(group.id())));
    }
    return text.toString();
  }

  private String ofLocations(Tables tables, UsageFile.OfLocations file) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        List.of(
            "date",
            "group_id",
            "line_version",
            "report_file_name",
            "reporting_location",
            "resource_name"));
    for (String location : locations(tables, file.group(), file.epochDay())) {
      UsageFile members = new UsageFile.OfMembers(file.epochDay(), file.group(), location, false);
      line(
          text,
          List.of(
              date(file), file.group().value(), LINE_VERSION, members.plainName(), location, ""));
    }
    return text.toString();
  }

  private String ofMembers(Tables tables, UsageFile.OfMembers file) {
    StringBuilder text = new StringBuilder();
    List<String> head = new ArrayList<>(List.of("date"));
    if (!file.isAudit()) {
      head.addAll(List.of("account_id", "account_email"));
    }
    head.addAll(List.of("group_id", "reporting_location"));
    head.addAll(UsageRows.COLUMNS);
    head.addAll(List.of("resource_group_id", "resource_group_name", "line_version"));
    line(text, head);
    forEachMember(
        tables,
        file.group(),
        file.epochDay(),
        member -> {
          if (location(member).equals(file.location())) {
            addMember(tables, file, member, text);
          }
        });
    return text.toString();
  }

  private static void addMember(
      Tables tables, UsageFile.OfMembers file, Membership member, StringBuilder text) {
    for (List<String> row : UsageRows.of(tables, member.accountId(), file.epochDay())) {
      List<String> cells = new ArrayList<>(List.of(date(file)));
      if (!file.isAudit()) {
        cells.addAll(List.of(member.accountId().value(), member.email()));
      }
      cells.addAll(List.of(file.group().value(), file.location()));
      cells.addAll(row);
      cells.addAll(List.of("", "", LINE_VERSION));
      line(text, cells);
    }
  }

  private TreeSet<String> locations(Tables tables, GroupId group, long epochDay) {
    TreeSet<String> locations = new TreeSet<>();
    forEachMember(tables, group, epochDay, member -> locations.add(location(member)));
    return locations;
  }

  /** Such as {@code us-west-004}: the region's name and its label. */
  private String location(Membership member) {
    Region region = regions.of(member.region());
    return region.name() + "-" + region.cluster().orElse(cluster).value();
  }

  /** Visits those who were members on the day, or became so; no row tells of the time before. */
  private static void forEachMember(
      Tables tables, GroupId group, long epochDay, Consumer<Membership> visitor) {
    forEachMember(
        tables,
        group,
        member -> {
          if (UsageMeter.epochDay(member.sinceMillis()) <= epochDay) {
            visitor.accept(member);
          }
        });
  }

  private static void forEachMember(Tables tables, GroupId group, Consumer<Membership> visitor) {
    List<Membership> page = tables.memberships().list(group, "", PAGE_LENGTH);
    while (page.size() == PAGE_LENGTH) {
      // The last one of a page is the first of the next.
      page.subList(0, PAGE_LENGTH - 1).forEach(visitor);
      page = tables.memberships().list(group, page.getLast().email(), PAGE_LENGTH);
    }
    page.forEach(visitor);
  }

  /** Those that there were on the day, in ascending order. */
  private static List<Group> groups(Tables tables, AccountId admin, long epochDay) {
    return tables.groups().administered(admin, FIRST, Group.MAXIMUM_PER_ADMIN).stream()
        .filter(group -> UsageMeter.epochDay(group.createdAtMillis()) <= epochDay)
        .sorted(Comparator.comparing(Group::id))
        .toList();
  }

  private static String date(UsageFile file) {
    return LocalDate.ofEpochDay(file.epochDay()).toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append(cells.stream().map(UsageFiles::cell).collect(Collectors.joining(","))).append('\n');
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
