package dev.strongroom.api.extension;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.fields.Fields;
import dev.strongroom.api.fields.IdempotencyHeader;
import dev.strongroom.groups.Groups;
import dev.strongroom.groups.NewGroup;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.IdempotencyKey;
import dev.strongroom.model.JoinPolicy;
import dev.strongroom.model.Refusal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Makes a further Group that the caller administers; may be repeated with an Idempotency-Key. */
final class CreateGroup implements ExtensionOperation<CreateGroup.Request, Group> {
  private static final Pattern PATH = Pattern.compile("groups");

  private final Groups groups;

  CreateGroup(Groups groups) {
    this.groups = groups;
  }

  record Request(Target.OfAccount admin, NewGroup wanted, Optional<IdempotencyKey> repeatable) {}

  @Override
  public String name() {
    return "create_group";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public Pattern path() {
    return PATH;
  }

  @Override
  public Request read(ExtensionInput input) {
    Fields fields =
        input.fields("groupName", "managed", "groupProducts", "joinPolicy", "acceptedDomains");
    NewGroup wanted =
        new NewGroup(
            fields.requiredText("groupName"),
            fields.truth("managed").orElse(true),
            products(fields.texts("groupProducts").orElse(List.of("STORAGE"))),
            named(JoinPolicy.class, fields.text("joinPolicy").orElse("restricted")),
            fields.texts("acceptedDomains").orElse(List.of()));
    List<String> said =
        List.of(
            name(),
            wanted.name(),
            Boolean.toString(wanted.managed()),
            new TreeSet<>(wanted.products()).toString(),
            wanted.joinPolicy().name(),
            wanted.acceptedDomains().toString());
    return new Request(
        new Target.OfAccount(input.account()),
        wanted,
        IdempotencyHeader.read(input.call(), input.account(), said));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.CREATE_GROUP.on(request.admin));
  }

  @Override
  public Group perform(Permit permit, Request request) {
    return groups.create(permit, request.admin, request.wanted, request.repeatable);
  }

  @Override
  public Reply reply(ExtensionInput input, Permit permit, Group group) {
    return ExtensionAnswers.json(201, json -> ExtensionJson.group(json, group));
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
