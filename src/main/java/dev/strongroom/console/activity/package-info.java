/**
 * The page Activity: what happened in the account, and why something was refused.
 *
 * <p>Comes in: a person with a session. Goes out: lines of the audit log, and which keys would have
 * done. Never here: an opinion of its own about rights, lines of other accounts.
 *
 * <p>Start reading at {@link dev.strongroom.console.activity.ShowActivity}.
 */
@NullMarked
package dev.strongroom.console.activity;

import org.jspecify.annotations.NullMarked;
