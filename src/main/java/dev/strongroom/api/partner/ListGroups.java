package dev.strongroom.api.partner;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.groups.GroupOverview;
import dev.strongroom.groups.GroupPage;
import dev.strongroom.groups.Groups;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.GroupRefusal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** b2_list_groups: the active Groups that the caller administers (sheet 03 §5.1). */
final class ListGroups implements PartnerOperation<ListGroups.Request, GroupPage> {
  private static final int MAXIMUM_COUNT = 100;

  private final Groups groups;

  ListGroups(Groups groups) {
    this.groups = groups;
  }

  record Request(
      Target.OfAccount admin, Optional<String> groupName, Optional<String> start, int count) {}

  @Override
  public String name() {
    return "b2_list_groups";
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET", "POST");
  }

  @Override
  public Request read(PartnerInput input) {
    Fields fields = input.fields();
    return new Request(
        new Target.OfAccount(PartnerInput.admin(fields)),
        fields.text("groupName"),
        fields.textOrNumber("startGroupId"),
        count(fields.number("maxGroupCount")));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_GROUPS.on(request.admin));
  }

  @Override
  public GroupPage perform(Permit permit, Request request) {
    return groups.list(permit, request.admin, request.groupName, request.start, request.count);
  }

  @Override
  public Reply reply(PartnerInput input, Permit permit, GroupPage page) {
    String now = Timestamps.of(permit.decidedAtMillis());
    return PartnerAnswers.json(json ->
        json.text("accountId", permit.account().value())
            .objects("groups", page.groups(), (one, group) -> write(one, group, page, now))
            .text("nextGroupId", page.next().map(GroupId::value).orElse(null)));
  }

  private static void write(JsonWriter json, GroupOverview overview, GroupPage page, String now) {
    Group group = overview.group();
    json.object(
        "accountStandingDetails", standing -> standing.text("state", group.standing().wireName()));
    if (group.products().contains(GroupProduct.STORAGE)) {
      MemberJson.totals(
          json,
          overview.totals(),
          page.countedAtMillis().filter(millis -> millis >= group.createdAtMillis()));
    }
    json.text("groupId", group.id().value())
        .text("groupName", group.name())
        .texts("groupProducts", group.productsInOrder().stream().map(GroupProduct::name).toList())
        .object(
            "groupStats",
            stats ->
                stats
                    .text("createdTimestamp", Timestamps.of(group.createdAtMillis()))
                    .text("groupStatsAsOfTimestamp", now)
                    .number("memberCount", overview.members()));
  }

  /** Unlike in other listings, 0 does not stand for the default. */
  private static int count(OptionalLong asked) {
    long count = asked.orElse(MAXIMUM_COUNT);
    if (count < 1 || count > MAXIMUM_COUNT) {
      throw new GroupRefusal(
          GroupRefusal.Kind.COUNT_OUT_OF_RANGE, "maxGroupCount must be 1 to " + MAXIMUM_COUNT);
    }
    return (int) count;
  }
}
