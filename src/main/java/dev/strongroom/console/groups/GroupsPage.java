package dev.strongroom.console.groups;

import java.util.List;
import java.util.Optional;

/**
 * The page Group Management.
 *
 * @param next the id of the Group that the next page begins with; "" at the end
 * @param newGroup the form for a new Group, if it is asked for
 * @param notice what was just done; "" for nothing
 */
public record GroupsPage(
    List<GroupRow> groups, String next, Optional<NewGroupForm> newGroup, String notice) {
  /** Where it is. */
  public static final String PATH = "/console/groups";

  /**
   * The form for a new Group, as it was typed.
   *
   * @param error what is wrong with the name; "" for nothing
   */
  public record NewGroupForm(String name, boolean managed, String error) {}
}
