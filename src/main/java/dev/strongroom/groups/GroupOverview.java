package dev.strongroom.groups;

import dev.strongroom.model.Group;
import dev.strongroom.model.StorageTotals;

/**
 * A Group with its numbers.
 *
 * @param members how many members it has now
 * @param totals what they held when it was last counted
 */
public record GroupOverview(Group group, int members, StorageTotals totals) {}
