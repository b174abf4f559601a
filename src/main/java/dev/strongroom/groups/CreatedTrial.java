package dev.strongroom.groups;

import dev.strongroom.model.Account;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.Region;
import dev.strongroom.model.Secret;
import dev.strongroom.model.Trial;

/**
 * An account with a trial that was just made, with the only chance to see its secret.
 *
 * @param keyId of application key number 1, which reaches the one bucket
 */
public record CreatedTrial(
    Account account,
    Region region,
    Trial trial,
    Bucket bucket,
    ApplicationKeyId keyId,
    Secret secret) {}
