/**
 * The emulator: a whole server in memory for tests, with credentials that are ready, a clock that
 * can be moved, and test modes.
 *
 * <p>Never here: anything that {@code serve} uses.
 *
 * <p>Start reading at {@link dev.strongroom.cli.dev.DevCommand}.
 */
@NullMarked
package dev.strongroom.cli.dev;

import org.jspecify.annotations.NullMarked;
