/**
 * How commands reach the operator's door: by the control socket of the server that has the data
 * directory, or, when there is none, through the same corridor inside the command itself.
 *
 * <p>Never here: what the operations do, and secrets in a log.
 *
 * <p>Start reading at {@link dev.strongroom.cli.control.Control}.
 */
@NullMarked
package dev.strongroom.cli.control;

import org.jspecify.annotations.NullMarked;
