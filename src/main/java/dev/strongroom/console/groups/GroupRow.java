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
 * @param stored what its members held when everything was last counted
 */
public record GroupRow(
    String id, String name, int members, String products, boolean managed, String stored) {
  static GroupRow of(GroupOverview overview) {
    Group group = overview.group();
    return new GroupRow(
        group.id().value(),
        group.name(),
        overview.members(),
        products(group),
        group.managed(),
        Sizes.of(overview.totals().bytes()));
  }

  static String products(Group group) {
    return group.productsInOrder().stream()
        .map(product -> product == GroupProduct.STORAGE ? "B2 Cloud Storage" : "Computer Backup")
        .collect(Collectors.joining(", "));
  }
}
