/**
 * The console's pages of Groups (sheet 05 §9), for accounts with partner access.
 *
 * <p>Comes in: forms of a session. Goes out: pages; the secrets of new members' keys once. Never
 * here: an opinion of its own about who may.
 *
 * <p>Start reading at {@link dev.strongroom.console.groups.ShowMembers}.
 */
@NullMarked
package dev.strongroom.console.groups;

import org.jspecify.annotations.NullMarked;
