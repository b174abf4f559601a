/**
 * Signing in and out, sessions, the person's own settings, and what everybody sees.
 *
 * <p>Never here: how a password is checked or a session opened; that is the business of the rooms
 * below.
 *
 * <p>Start reading at {@link dev.strongroom.console.account.SignInPerson}.
 */
@NullMarked
package dev.strongroom.console.account;

import org.jspecify.annotations.NullMarked;
