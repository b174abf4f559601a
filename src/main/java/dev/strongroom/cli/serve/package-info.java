/**
 * The server for real data: {@code serve}, and what it says to the person who starts it.
 *
 * <p>Never here: credentials that somebody could guess, and anything of the emulator.
 *
 * <p>Start reading at {@link dev.strongroom.cli.serve.ServeCommand}.
 */
@NullMarked
package dev.strongroom.cli.serve;

import org.jspecify.annotations.NullMarked;
