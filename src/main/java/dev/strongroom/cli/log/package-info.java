/**
 * The logs: one on standard error for what happens to the server, and on request one in a file for
 * every request.
 *
 * <p>Never here: secrets, queries, headers, bodies; those who log leave them out.
 *
 * <p>Start reading at {@link dev.strongroom.cli.log.Logs}.
 */
@NullMarked
package dev.strongroom.cli.log;

import org.jspecify.annotations.NullMarked;
