package dev.strongroom.groups;

import dev.strongroom.model.Account;
import dev.strongroom.model.Membership;
import dev.strongroom.model.Quota;
import dev.strongroom.model.StorageTotals;

/**
 * A member as it is at this moment.
 *
 * @param totals exactly what the account holds
 */
public record MemberDetails(
    Membership membership, Account.State state, StorageTotals totals, Quota quota) {}
