/**
 * The web console: pages that are made here and shown in a browser.
 *
 * <p>Comes in: calls of the console's listener. Goes out: HTML. Every page is an operation of the
 * corridor, and a session is a grant like any other. Never here: an opinion of its own about
 * rights; scripts or styles inside a page; anything loaded from elsewhere.
 *
 * <p>Start reading at {@link dev.strongroom.console.ConsoleDoor}, then {@link
 * dev.strongroom.console.keys.ShowKeys}.
 */
@NullMarked
package dev.strongroom.console;

import org.jspecify.annotations.NullMarked;
