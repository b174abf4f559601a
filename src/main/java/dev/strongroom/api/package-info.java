/**
 * The corridor that every request of every API walks: listen, route, authenticate, read, gate,
 * perform, reply.
 *
 * <p>Comes in: a {@link dev.strongroom.api.Call}. Goes out: a {@link dev.strongroom.api.Reply}.
 * Never here: one API's own words, storage, sockets.
 *
 * <p>Start reading at {@link dev.strongroom.api.Corridor}, then {@link
 * dev.strongroom.api.Operation} and {@link dev.strongroom.api.Door}.
 */
@NullMarked
package dev.strongroom.api;

import org.jspecify.annotations.NullMarked;
