package dev.strongroom.groups;

import dev.strongroom.model.Membership;
import dev.strongroom.model.StorageTotals;
import java.util.Optional;

/**
 * A member with its numbers.
 *
 * @param totals what the account held when it was last counted
 * @param countedAtMillis when that was, milliseconds since 1970 UTC; empty for a member that came
 *     later
 */
public record MemberOverview(
    Membership membership, StorageTotals totals, Optional<Long> countedAtMillis) {}
