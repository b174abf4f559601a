package dev.strongroom.api.control;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.groups.GroupOverview;
import dev.strongroom.groups.Groups;
import dev.strongroom.groups.NewGroup;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.JoinPolicy;
import dev.strongroom.model.Refusal;
import dev.strongroom.model.StorageTotals;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a Group that the account administers. */
final class CreateGroup implements ControlOperation<CreateGroup.Request, GroupOverview> {
  private final Groups groups;

  CreateGroup(Groups groups) {
    this.groups = groups;
  }

  record Request(Target.OfAccount admin, NewGroup wanted) {}

  @Override
  public String name() {
    return "create_group";
  }

  @Override
  public Request read(ControlInput input) {
    NewGroup wanted =
        new NewGroup(
            input.requiredText("groupName"),
            input.requiredTruth("managed"),
            products(input.texts("groupProducts")),
            named(JoinPolicy.class, input.requiredText("joinPolicy")),
            input.texts("acceptedDomains"));
    return new Request(input.account(), wanted);
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.CREATE_GROUP.on(request.admin));
  }

  @Override
  public GroupOverview perform(Permit permit, Request request) {
    return new GroupOverview(
        groups.create(permit, request.admin, request.wanted, Optional.empty()),
        0,
        StorageTotals.NONE);
  }

  @Override
  public Reply reply(ControlInput input, Permit permit, GroupOverview made) {
    return ControlAnswers.json(json -> GroupJson.write(json, made));
  }

  private static Set<GroupProduct> products(List<String> names) {
    Set<GroupProduct> products = EnumSet.noneOf(GroupProduct.class);
    names.forEach(name -> products.add(named(GroupProduct.class, name)));
    return products;
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> Refusal.illegalValue("unknown: " + name));
  }
}
