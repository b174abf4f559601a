package dev.strongroom.store;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.Membership;
import java.util.List;
import java.util.Optional;

/** Who is in which Group: an account in one at most. */
public interface MembershipTable {
  /** Adds a membership; throws {@link DuplicateException} when the account is in a Group. */
  void insert(Membership membership);

  /** Removes the account's membership; says whether there was one. */
  boolean delete(AccountId account);

  /** The account's membership. */
  Optional<Membership> find(AccountId account);

  /** How many members the Group has; costs the same however many there are. */
  int count(GroupId group);

  /**
   * At most {@code limit} members in ascending order of their folded addresses, beginning with the
   * first not below the folded {@code startEmail}; "" begins at the first.
   */
  List<Membership> list(GroupId group, String startEmail, int limit);
}
