package dev.strongroom.groups;

import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Group;
import dev.strongroom.model.Membership;
import dev.strongroom.model.Secret;

/**
 * A member that was just made, with the only chance to see the secret of its first key.
 *
 * @param keyId of application key number 1, which may do everything in the account
 */
public record CreatedMember(
    Group group, Membership membership, ApplicationKeyId keyId, Secret secret) {}
