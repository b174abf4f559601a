package dev.strongroom.console.groups;

import dev.strongroom.console.keys.Reveal;
import java.util.List;
import java.util.Optional;

/**
 * The page Users/Computers.
 *
 * @param groups that can be chosen; at most 500
 * @param group the one that is looked at
 * @param members of it, as far as they match
 * @param search what is searched for; "" for nothing
 * @param next the address that the next page begins with; "" at the end
 * @param isFirst whether the page is the first
 * @param asked the form for a new member, if it is asked for
 * @param made a member that was just made, with the key; empty for none
 * @param notice what was just done; "" for nothing
 */
public record MembersPage(
    List<GroupRow> groups,
    GroupRow group,
    List<MemberRow> members,
    String search,
    String next,
    boolean isFirst,
    Optional<NewMemberForm> asked,
    Optional<Made> made,
    String notice) {
  /** Where it is. */
  public static final String PATH = "/console/users";

  /**
   * The form for a new member, as it was typed.
   *
   * @param regions that can be chosen
   * @param emailError what is wrong with the address; "" for nothing
   * @param error what else is wrong; "" for nothing
   * @param once makes the form good for one time
   */
  public record NewMemberForm(
      String email,
      String region,
      List<String> regions,
      String emailError,
      String error,
      String once) {}

  /** A member that was just made. */
  public record Made(String email, String accountId, Reveal reveal) {}

  /** Where the Group's members are. */
  public static String path(String groupId) {
    return PATH + "/" + groupId;
  }
}
