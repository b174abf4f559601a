package dev.strongroom.groups;

import dev.strongroom.model.Group;
import dev.strongroom.model.Membership;

/**
 * A member that was just ejected.
 *
 * @param membership as it was, under the address that the account has now
 */
public record EjectedMember(Group group, Membership membership) {}
