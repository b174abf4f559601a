/**
 * The operator's door: accounts and keys for the person who runs the server, and upkeep. Its calls
 * come by the control socket in the data directory, or from the command itself when no server runs.
 *
 * <p>Never here: a listener on the network. Whoever reaches this door is the operator, so only the
 * corridor of the control socket has it.
 *
 * <p>Start reading at {@link dev.strongroom.api.control.ControlDoor}.
 */
@NullMarked
package dev.strongroom.api.control;

import org.jspecify.annotations.NullMarked;
