package dev.strongroom.groups;

import dev.strongroom.model.AccountId;
import java.util.List;

/**
 * A Group with those who administer it, for the operator.
 *
 * @param admins in ascending order of id; empty when its admin's account is gone
 */
public record AdministeredGroup(GroupOverview overview, List<Admin> admins) {
  /** An account that administers a Group. */
  public record Admin(AccountId account, String email) {}
}
