package dev.strongroom.store;

import dev.strongroom.model.AccountId;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import java.util.List;
import java.util.Optional;

/** Groups by id, and who administers them. Archived Groups stay, so that no id comes again. */
public interface GroupTable {
  /** An id greater than that of every Group there ever was. */
  GroupId nextId();

  /** Adds a Group; throws {@link DuplicateException} when its id is taken. */
  void insert(Group group);

  /** Replaces the Group with this id; throws {@link IllegalStateException} when there is none. */
  void update(Group group);

  /** Finds by id, archived ones too. */
  Optional<Group> find(GroupId id);

  /**
   * At most {@code limit} Groups in ascending order of id, beginning with the first not below
   * {@code start}; archived ones too.
   */
  List<Group> list(GroupId start, int limit);

  /** Makes an account an admin of the Group; does nothing when it is one. */
  void addAdmin(GroupId group, AccountId admin);

  /** The admins of the Group, in ascending order of id. */
  List<AccountId> admins(GroupId group);

  /** Says whether the account is an admin of the Group. */
  boolean isAdmin(GroupId group, AccountId admin);

  /** Says whether the account is an admin of any Group that is not archived. */
  boolean administersAny(AccountId admin);

  /** How many Groups that are not archived the account administers. */
  int countAdministered(AccountId admin);

  /**
   * At most {@code limit} Groups that the account administers and that are not archived, in
   * ascending order of id, beginning with the first not below {@code start}.
   */
  List<Group> administered(AccountId admin, GroupId start, int limit);
}
