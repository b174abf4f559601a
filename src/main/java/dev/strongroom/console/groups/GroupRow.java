package dev.strongroom.console.groups;

import dev.strongroom.console.files.Sizes;
import dev.strongroom.groups.GroupOverview;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupProduct;
import java.util.stream.Collectors;

/**
 * A Group as a page shows it.
 *
 * @param products in words
 * @param noneCreated why members cannot be created in it, in a sentence; "" when they can
 * @param stored what its members held when everything was last counted
 */
public record GroupRow(
    String id,
    String name,
    int members,
    String products,
    boolean managed,
    String noneCreated,
    String stored) {
  static GroupRow of(GroupOverview overview) {
    Group group = overview.group();
    return new GroupRow(
        group.id().value(),
        group.name(),
        overview.members(),
        products(group),
        group.managed(),
        whyNoneAreCreated(group),
        Sizes.of(overview.totals().bytes()));
  }

  /** Whether its admins may create members in it now. */
  public boolean takesCreatedMembers() {
    return noneCreated.isEmpty();
  }

  static String whyNoneAreCreated(Group group) {
    if (!group.managed()) {
      return "Members of this Group come by themselves; you do not create them.";
    }
    if (!group.takesCreatedMembers()) {
      return "This Group is not for B2 Cloud Storage, and members are created in Groups that are."
          + " Accounts that are there join it by its link.";
    }
    return group.standing().takesMembers()
        ? ""
        : "The Group has no service now: nobody can be added until the operator of the server"
            + " changes that.";
  }

  static String products(Group group) {
    return group.productsInOrder().stream()
        .map(product -> product == GroupProduct.STORAGE ? "B2 Cloud Storage" : "Computer Backup")
        .collect(Collectors.joining(", "));
  }
}
