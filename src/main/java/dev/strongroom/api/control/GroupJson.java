package dev.strongroom.api.control;

import dev.strongroom.api.json.JsonWriter;
import dev.strongroom.groups.AdministeredGroup;
import dev.strongroom.groups.GroupOverview;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupProduct;
import java.util.List;
import java.util.Locale;

/** A Group as the operator sees it. */
final class GroupJson {
  private GroupJson() {}

  static void write(JsonWriter json, AdministeredGroup group) {
    List<AdministeredGroup.Admin> admins = group.admins();
    json.texts("adminAccountIds", admins.stream().map(admin -> admin.account().value()).toList())
        .texts("adminEmails", admins.stream().map(AdministeredGroup.Admin::email).toList());
    write(json, group.overview());
  }

  static void write(JsonWriter json, GroupOverview overview) {
    Group group = overview.group();
    json.texts("acceptedDomains", group.acceptedDomains())
        .truth("archived", group.isArchived())
        .number("createdTimestamp", group.createdAtMillis())
        .text("groupId", group.id().value())
        .text("groupName", group.name())
        .texts("groupProducts", group.productsInOrder().stream().map(GroupProduct::name).toList())
        .text("joinPolicy", group.joinPolicy().name().toLowerCase(Locale.ROOT))
        .truth("managed", group.managed())
        .number("memberCount", overview.members())
        .text("standing", group.standing().wireName());
  }
}
