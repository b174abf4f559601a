package dev.strongroom.console.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.files.Sizes;
import dev.strongroom.console.page.Once;
import dev.strongroom.console.page.Pages;
import dev.strongroom.console.page.Place;
import dev.strongroom.console.page.Times;
import dev.strongroom.groups.GroupDetails;
import dev.strongroom.groups.GroupNames;
import dev.strongroom.groups.GroupServices;
import dev.strongroom.groups.Joining;
import dev.strongroom.groups.MemberDetails;
import dev.strongroom.groups.MemberSearch;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the operations of the pages of Groups have in common: gathering what they show.
 *
 * @param region the S3-compatible API's, for the lines that people paste
 */
public record GroupPages(
    Pages pages, GroupServices services, Endpoints endpoints, String region, Once once) {
  private static final int GROUPS_AT_ONCE = 100;
  private static final int MEMBERS = 50;

  /** The Group that the path names, as far as the caller administers it. */
  Target.OfGroup group(ConsoleInput input) {
    return names().group(input.accountId(), input.accountId(), input.part("group"));
  }

  /** The member that the path names. */
  Target.OfMember member(ConsoleInput input) {
    return names().member(input.accountId(), input.part("group"), input.part("account"));
  }

  private GroupNames names() {
    return services.names();
  }

  /** A page of Groups, from one on. */
  GroupsPage groups(
      Permit permit,
      Target.OfAccount admin,
      Optional<String> start,
      Optional<GroupsPage.NewGroupForm> form,
      String notice) {
    var page = services.groups().list(permit, admin, Optional.empty(), start, GROUPS_AT_ONCE);
    return new GroupsPage(
        page.groups().stream().map(GroupRow::of).toList(),
        page.next().map(GroupId::value).orElse(""),
        form,
        notice);
  }

  /** All Groups, for choosing one. */
  List<GroupRow> allGroups(Permit permit, Target.OfAccount admin) {
    List<GroupRow> all = new ArrayList<>();
    Optional<String> start = Optional.empty();
    do {
      var page = services.groups().list(permit, admin, Optional.empty(), start, GROUPS_AT_ONCE);
      page.groups().stream().map(GroupRow::of).forEach(all::add);
      start = page.next().map(GroupId::value);
    } while (start.isPresent());
    return all;
  }

  /** The page of one Group. */
  GroupPage group(Permit permit, Target.OfGroup target, String notice) {
    GroupDetails details = services.groups().usage(permit, target);
    return new GroupPage(
        row(details),
        Times.moment(details.group().createdAtMillis(), permit.decidedAtMillis()),
        details.totals().files(),
        details.totals().buckets(),
        QuotaForm.of(details.quota()),
        details.group().name(),
        "",
        notice);
  }

  /** A Group with what its members hold at this moment. */
  GroupRow row(Permit permit, Target.OfGroup target) {
    return row(services.groups().usage(permit, target));
  }

  private static GroupRow row(GroupDetails details) {
    Group group = details.group();
    return new GroupRow(
        group.id().value(),
        group.name(),
        details.members(),
        GroupRow.products(group),
        group.managed(),
        GroupRow.whyNoneAreCreated(group),
        Sizes.of(details.totals().bytes()));
  }

  /** What the page of members needs, whatever it asks besides. */
  static List<Need> needs(Target.OfAccount admin, Target.OfGroup group, Need... more) {
    List<Need> needs = new ArrayList<>();
    needs.add(Action.LIST_GROUPS.on(admin));
    needs.add(Action.LIST_GROUP_MEMBERS.on(group));
    needs.addAll(List.of(more));
    return needs;
  }

  /** A page of members. */
  MembersPage members(
      Permit permit, Target.OfAccount admin, Target.OfGroup group, MemberQuery query) {
    MemberSearch.Found found =
        services.search().find(permit, group, query.search(), query.start(), MEMBERS);
    return new MembersPage(
        allGroups(permit, admin),
        row(permit, group),
        found.members().stream()
            .map(details -> MemberRow.of(details, permit.decidedAtMillis()))
            .toList(),
        query.search(),
        found.next().orElse(""),
        query.start().isEmpty(),
        Optional.empty(),
        Optional.empty(),
        query.notice());
  }

  /** The page of one member. */
  MemberPage member(
      Permit permit, Target.OfMember target, boolean asksToEject, String error, String notice) {
    MemberDetails details = services.members().details(permit, target);
    return new MemberPage(
        row(permit, target.group()),
        MemberRow.of(details, permit.decidedAtMillis()),
        QuotaForm.of(details.quota()),
        asksToEject,
        "",
        error,
        notice);
  }

  /** The page Invite & Approve of a Group. */
  InvitePage invite(
      Permit permit,
      Target.OfAccount admin,
      Target.OfGroup target,
      InviteForm form,
      String notice) {
    Joining.Overview overview = services.joining().overview(permit, target);
    long now = permit.decidedAtMillis();
    return new InvitePage(
        allGroups(permit, admin),
        row(permit, target),
        endpoints.console() + JoinPage.PATH + "/" + overview.link(),
        form.policy().orElse(overview.group().joinPolicy().name()),
        form.policy().isPresent()
            ? form.domains()
            : String.join(" ", overview.group().acceptedDomains()),
        overview.invitations().stream()
            .map(sent -> new InvitePage.Row("", sent.email(), Times.moment(sent.atMillis(), now)))
            .toList(),
        overview.requests().stream()
            .map(asked ->
                new InvitePage.Row(
                    asked.account().value(), asked.email(), Times.moment(asked.atMillis(), now)))
            .toList(),
        form.emails(),
        form.emailsError(),
        form.domainsError(),
        notice);
  }

  /** The page Invite & Approve. */
  Reply reply(ConsoleInput input, InvitePage page, int status) {
    return pages.page(status, input, "invite", "Invite & Approve", Place.Page.INVITE, page);
  }

  /** The page that a Group's link leads to. */
  Reply reply(ConsoleInput input, JoinPage page, int status) {
    return pages.page(status, input, "join", "Join a Group", Place.Page.ELSEWHERE, page);
  }

  /** The names of the regions in which accounts can be made, the standard one first. */
  List<String> regions() {
    return services.rules().regions().list().stream().map(Region::name).toList();
  }

  /** The page Group Management. */
  Reply reply(ConsoleInput input, GroupsPage page, int status) {
    return pages.page(status, input, "groups", "Group Management", Place.Page.GROUPS, page);
  }

  /** The page of one Group. */
  Reply reply(ConsoleInput input, GroupPage page, int status) {
    return pages.page(status, input, "group", page.group().name(), Place.Page.GROUPS, page);
  }

  /** The page Users/Computers; one that shows a secret is kept nowhere. */
  Reply reply(ConsoleInput input, MembersPage page, int status) {
    return page.made().isPresent()
        ? pages.secretPage(input, "members", "Users/Computers", Place.Page.USERS, page)
        : pages.page(status, input, "members", "Users/Computers", Place.Page.USERS, page);
  }

  /** The page of one member. */
  Reply reply(ConsoleInput input, MemberPage page, int status) {
    return pages.page(status, input, "member", page.member().email(), Place.Page.USERS, page);
  }

  /** The page on which many are made; one that shows secrets is kept nowhere. */
  Reply reply(ConsoleInput input, ImportPage page, int status) {
    return page.keys().isPresent()
        ? pages.secretPage(input, "import", "Add Members from a List", Place.Page.USERS, page)
        : pages.page(status, input, "import", "Add Members from a List", Place.Page.USERS, page);
  }
}
