/**
 * Decides. Comes in: a credential, or a grant and needs. Goes out: a grant, or a decision and its
 * permit.
 *
 * <p>Never here: protocol names, HTTP, sockets, JSON or XML. No other room names a capability,
 * compares an owner, or can make a {@link dev.strongroom.access.Permit}.
 *
 * <p>Start reading at {@link dev.strongroom.access.Authorizer}, then {@link
 * dev.strongroom.access.Action} (the table) and {@link dev.strongroom.access.KeyRing} (credentials
 * to grants).
 */
@NullMarked
package dev.strongroom.access;

import org.jspecify.annotations.NullMarked;
