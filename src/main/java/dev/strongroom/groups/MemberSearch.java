package dev.strongroom.groups;

import dev.strongroom.access.Action;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.model.Account;
import dev.strongroom.model.Group;
import dev.strongroom.model.Membership;
import dev.strongroom.store.MetadataStore;
import dev.strongroom.store.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds members of a Group, with what they hold at this moment, for somebody who looks at them. */
public final class MemberSearch {
  private static final int BATCH = 1000;

  private final MetadataStore store;

  MemberSearch(MetadataStore store) {
    this.store = store;
  }

  /**
   * A page of members.
   *
   * @param next the address that the next page begins with; empty at the end
   */
  public record Found(Group group, List<MemberDetails> members, Optional<String> next) {}

  /**
   * The members whose address or account id contains a text, in the order of their addresses.
   *
   * @param text compared without regard to case; "" for all
   * @param startEmail the first address; "" for the beginning
   * @param limit how many at most
   */
  public Found find(
      Permit permit, Target.OfGroup target, String text, String startEmail, int limit) {
    permit.require(Action.LIST_GROUP_MEMBERS.on(target));
    return store.read(tables -> {
      Group group = GroupNames.existing(tables, target);
      List<Membership> found = matching(tables, group, text, startEmail, limit + 1);
      return new Found(
          group,
          found.stream().limit(limit).map(member -> Members.details(tables, member)).toList(),
          found.size() > limit ? Optional.of(found.get(limit).email()) : Optional.empty());
    });
  }

  private static List<Membership> matching(
      Tables tables, Group group, String text, String startEmail, int limit) {
    String folded = Account.foldedEmail(text);
    List<Membership> found = new ArrayList<>();
    String start = startEmail;
    int batchLength = folded.isEmpty() ? limit : BATCH;
    List<Membership> batch = tables.memberships().list(group.id(), start, batchLength);
    while (!batch.isEmpty() && found.size() < limit) {
      batch.stream()
          .filter(member ->
              Account.foldedEmail(member.email()).contains(folded)
                  || member.accountId().value().contains(folded))
          .limit(limit - found.size())
          .forEach(found::add);
      // The next address that there can be.
      start = batch.getLast().email() + "\0";
      batch =
          batch.size() < batchLength
              ? List.of()
              : tables.memberships().list(group.id(), start, batchLength);
    }
    return found;
  }
}
