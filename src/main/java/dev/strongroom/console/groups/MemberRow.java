package dev.strongroom.console.groups;

import dev.strongroom.console.files.Sizes;
import dev.strongroom.console.page.Times;
import dev.strongroom.console.page.Times.Moment;
import dev.strongroom.groups.MemberDetails;
import dev.strongroom.model.Account;
import dev.strongroom.model.Membership;

/**
 * A member as a page shows it.
 *
 * @param quota of bytes, in words; "" for none
 * @param isSuspended whether an admin of the Group suspended it
 * @param stopped how the operator stopped it, in words; "" for not at all
 */
public record MemberRow(
    String accountId,
    String email,
    String region,
    String stored,
    long files,
    long buckets,
    String quota,
    boolean isSuspended,
    String stopped,
    boolean isPartners,
    Moment since) {
  /** Whether its keys work. */
  public boolean works() {
    return !isSuspended && stopped.isEmpty();
  }

  static MemberRow of(MemberDetails details, long nowMillis) {
    Membership member = details.membership();
    return new MemberRow(
        member.accountId().value(),
        member.email(),
        member.region(),
        Sizes.of(details.totals().bytes()),
        details.totals().files(),
        details.totals().buckets(),
        details.quota().bytes().isPresent() ? Sizes.of(details.quota().bytes().getAsLong()) : "",
        details.state() == Account.State.PAUSED,
        stopped(details.state()),
        member.origin() == Membership.Origin.PARTNER_API,
        Times.moment(member.sinceMillis(), nowMillis));
  }

  private static String stopped(Account.State state) {
    return switch (state) {
      case ACTIVE, GRACE, PAUSED -> "";
      case SUSPENDED -> "Suspended by the server's operator";
      case CLOSING -> "Closing";
    };
  }
}
