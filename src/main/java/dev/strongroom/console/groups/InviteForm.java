package dev.strongroom.console.groups;

import java.util.List;
import java.util.Optional;

/**
 * What was typed on the page Invite & Approve and could not be taken, with what is wrong.
 *
 * @param emails the addresses to invite, as they were typed
 * @param emailsError "" for nothing
 * @param policy the name of a join policy; empty for the one that holds
 * @param domains as they were typed with that policy
 * @param domainsError "" for nothing
 */
record InviteForm(
    String emails,
    String emailsError,
    Optional<String> policy,
    String domains,
    String domainsError) {
  static final InviteForm EMPTY = ofEmails("", "");

  private static final int MOST_NAMED = 10;

  static InviteForm ofEmails(String typed, String error) {
    return new InviteForm(typed, error, Optional.empty(), "", "");
  }

  static InviteForm ofPolicy(String policy, String domains, String error) {
    return new InviteForm("", "", Optional.of(policy), domains, error);
  }

  /** Names what is wrong in a list: the first ten, and how many more there are. */
  static String named(List<String> wrong) {
    String first = String.join(", ", wrong.stream().limit(MOST_NAMED).toList());
    return wrong.size() <= MOST_NAMED
        ? first
        : first + " and " + (wrong.size() - MOST_NAMED) + " more";
  }
}
