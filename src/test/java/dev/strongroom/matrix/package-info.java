/**
 * Every operation of the network's doors against every kind of caller, through real sockets.
 *
 * <p>Comes in: tables in text, written from the sheets. Goes out: nothing. Never here: what the
 * program's own access table says. Start reading at {@link dev.strongroom.matrix.AccessMatrixTest}.
 */
@NullMarked
package dev.strongroom.matrix;

import org.jspecify.annotations.NullMarked;
