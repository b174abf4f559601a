/**
 * What is done with Groups: accounts that partners make, list, eject and give trials (sheet 03).
 *
 * <p>Comes in: a permit and typed values. Goes out: typed values, secrets once. Never here:
 * protocols, decisions.
 *
 * <p>Start reading at {@link dev.strongroom.groups.Members}.
 */
@NullMarked
package dev.strongroom.groups;

import org.jspecify.annotations.NullMarked;
