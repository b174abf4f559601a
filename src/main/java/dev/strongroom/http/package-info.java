/**
 * The listeners: bytes become a {@link dev.strongroom.api.Call}, a {@link dev.strongroom.api.Reply}
 * becomes bytes.
 *
 * <p>Comes in: connections. Goes out: the same, answered. Here live limits, timeouts and TLS. Never
 * here: what a path means, who may do what, a body held in memory.
 *
 * <p>Start reading at {@link dev.strongroom.http.Listeners}, then {@link
 * dev.strongroom.http.CallHandler}.
 */
@NullMarked
package dev.strongroom.http;

import org.jspecify.annotations.NullMarked;
