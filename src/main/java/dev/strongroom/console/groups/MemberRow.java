package dev.strongroom.console.groups;

import dev.strongroom.console.files.Sizes;
import dev.strongroom.console.page.Times;
import dev.strongroom.console.page.Times.Moment;
import dev.strongroom.groups.MemberDetails;
import dev.strongroom.model.Account;
import dev.strongroom.model.Membership;
import java.util.Locale;

/**
 * A member as a page shows it.
 *
 * @param quota of bytes, in words; "" for none
 * @param isPaused whether an admin stopped it
 * @param stopped the state that the operator put it into, in a word; "" for none
 */
public record MemberRow(
    String accountId,
    String email,
    String region,
    String stored,
    long files,
    long buckets,
    String quota,
    boolean isPaused,
    String stopped,
    boolean isPartners,
    Moment since) {
  static MemberRow of(MemberDetails details, long nowMillis) {
    Membership member = details.membership();
    boolean isPaused = details.state() == Account.State.PAUSED;
    return new MemberRow(
        member.accountId().value(),
        member.email(),
        member.region(),
        Sizes.of(details.totals().bytes()),
        details.totals().files(),
        details.totals().buckets(),
        details.quota().bytes().isPresent() ? Sizes.of(details.quota().bytes().getAsLong()) : "",
        isPaused,
        isPaused || details.state().works() ? "" : details.state().name().toLowerCase(Locale.ROOT),
        member.origin() == Membership.Origin.PARTNER_API,
        Times.moment(member.sinceMillis(), nowMillis));
  }
}
