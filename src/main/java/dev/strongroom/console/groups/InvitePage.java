package dev.strongroom.console.groups;

import dev.strongroom.console.page.Times.Moment;
import java.util.List;

/**
 * The page Invite & Approve.
 *
 * @param groups that can be chosen
 * @param group the one that is looked at
 * @param link the whole address to pass on
 * @param policy the name of the join policy
 * @param domains that are accepted, with spaces between
 * @param typed the addresses that were typed
 * @param emailsError what is wrong with those; "" for nothing
 * @param domainsError what is wrong with policy or domains; "" for nothing
 * @param notice what was just done; "" for nothing
 */
public record InvitePage(
    List<GroupRow> groups,
    GroupRow group,
    String link,
    String policy,
    String domains,
    List<Row> invitations,
    List<Row> requests,
    String typed,
    String emailsError,
    String domainsError,
    String notice) {
  /** Where it is. */
  public static final String PATH = "/console/invite";

  /**
   * An invitation or a request.
   *
   * @param account who asked; "" for an invitation
   */
  public record Row(String account, String email, Moment at) {}

  /** Where the page of a Group is. */
  public static String path(String groupId) {
    return PATH + "/" + groupId;
  }
}
