package dev.strongroom.groups;

import dev.strongroom.model.Group;
import dev.strongroom.model.Quota;
import dev.strongroom.model.StorageTotals;

/**
 * A Group with what its members hold at this moment.
 *
 * @param members how many there are
 * @param totals of all of them together, to the byte
 * @param quota of all of them together
 */
public record GroupDetails(Group group, int members, StorageTotals totals, Quota quota) {}
