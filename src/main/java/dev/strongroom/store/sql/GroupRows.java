package dev.strongroom.store.sql;

import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.GroupStanding;
import dev.strongroom.model.JoinPolicy;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Groups to rows of {@code account_groups} and back. */
final class GroupRows {
  static final String COLUMNS =
      "group_id, group_name, is_managed, products, join_policy, accepted_domains, standing,"
          + " created_at_millis, is_archived, row_checksum";

  private GroupRows() {}

  static SqlStatement bind(SqlStatement statement, Group group) {
    return statement
        .number(group.id().number())
        .text(group.name())
        .number(group.managed() ? 1 : 0)
        .text(
            group.productsInOrder().stream()
                .map(GroupProduct::name)
                .collect(Collectors.joining(",")))
        .text(group.joinPolicy().name())
        .text(String.join(",", group.acceptedDomains()))
        .text(group.standing().name())
        .number(group.createdAtMillis())
        .number(group.isArchived() ? 1 : 0)
        .checksum();
  }

  static Group decode(SqlRow row) throws SQLException {
    GroupId id = new GroupId(row.number());
    String name = row.text();
    boolean managed = row.number() != 0;
    Set<GroupProduct> products = EnumSet.noneOf(GroupProduct.class);
    words(row.text()).forEach(word -> products.add(GroupProduct.valueOf(word)));
    JoinPolicy joinPolicy = JoinPolicy.valueOf(row.text());
    List<String> acceptedDomains = words(row.text());
    GroupStanding standing = GroupStanding.valueOf(row.text());
    long createdAtMillis = row.number();
    boolean isArchived = row.number() != 0;
    row.verify("account_groups");
    return new Group(
        id,
        name,
        managed,
        products,
        joinPolicy,
        acceptedDomains,
        standing,
        createdAtMillis,
        isArchived);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
  }
}
