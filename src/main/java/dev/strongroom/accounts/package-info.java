/**
 * What account operations do: accounts, their passwords, master and standard application keys.
 *
 * <p>Comes in: a permit and typed values. Goes out: typed values, secrets once. Never here:
 * protocols, decisions.
 *
 * <p>Start reading at {@link dev.strongroom.accounts.ApplicationKeys}.
 */
@NullMarked
package dev.strongroom.accounts;

import org.jspecify.annotations.NullMarked;
