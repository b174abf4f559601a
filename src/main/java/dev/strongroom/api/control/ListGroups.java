package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.groups.AdministeredGroup;
import dev.strongroom.groups.Groups;
import dev.strongroom.model.GroupId;
import java.util.List;

/** The Groups in ascending order of id, up to 1000 from the id in {@code start} on. */
final class ListGroups implements ControlOperation<ListGroups.Request, List<AdministeredGroup>> {
  private static final int PAGE = 1000;

  private final Groups groups;

  ListGroups(Groups groups) {
    this.groups = groups;
  }

  record Request(GroupId start) {}

  @Override
  public String name() {
    return "list_groups";
  }

  @Override
  public Scope scope() {
    return Scope.SERVER;
  }

  @Override
  public Request read(ControlInput input) {
    return new Request(input.text("start").flatMap(GroupId::parse).orElseGet(() -> new GroupId(1)));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.LIST_ALL_GROUPS.on(Target.OfServer.INSTANCE));
  }

  @Override
  public List<AdministeredGroup> perform(Permit permit, Request request) {
    return groups.listAll(permit, request.start, PAGE);
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, List<AdministeredGroup> page) {
    return ControlAnswers.json(json ->
        json.objects("groups", page, GroupJson::write)
            .text(
                "next",
                page.size() < PAGE
                    ? null
                    : Long.toString(page.getLast().overview().group().id().number() + 1)));
  }
}
