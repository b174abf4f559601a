package dev.strongroom.store;

import dev.strongroom.model.ApplicationKeyId;

/**
 * One line of the revocation ledger: all secrets of the key up to a generation are dead.
 *
 * @param generation 0 for a standard key; the last dead generation of a master key
 */
public record Revocation(ApplicationKeyId id, long generation) {}
