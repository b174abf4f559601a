/**
 * The program: its commands, its settings, and the one place where everything is put together by
 * constructors. The only room that knows all rooms, the system's clock, randomness and environment.
 *
 * <p>Never here: what an operation does or who may do it. Commands about accounts and keys walk the
 * same corridor as every request.
 *
 * <p>Start reading at {@link dev.strongroom.cli.Main}, then {@link
 * dev.strongroom.cli.server.Services}.
 */
@NullMarked
package dev.strongroom.cli;

import org.jspecify.annotations.NullMarked;
