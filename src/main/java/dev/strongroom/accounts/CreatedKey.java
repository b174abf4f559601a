package dev.strongroom.accounts;

import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.Secret;

/**
 * A key that was just made, with the only chance to see its secret.
 *
 * @param key as it is stored
 * @param secret the applicationKey
 */
public record CreatedKey(ApplicationKey key, Secret secret) {}
