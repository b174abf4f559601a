/**
 * Puts the server together: stores, services, doors, listeners, work in the background; and takes
 * it apart again in the opposite order.
 *
 * <p>Never here: decisions. Each class makes others and hands them to each other.
 *
 * <p>Start reading at {@link dev.strongroom.cli.server.Services}, then {@link
 * dev.strongroom.cli.server.Server}.
 */
@NullMarked
package dev.strongroom.cli.server;

import org.jspecify.annotations.NullMarked;
