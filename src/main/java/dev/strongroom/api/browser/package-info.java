/**
 * What browsers ask by themselves at the APIs' address before a page of the console uploads there:
 * whether it may (sheet 05 §6).
 *
 * <p>Comes in: preflights of the console's own origins. Goes out: what they may send. Never here:
 * any other origin, which the API behind this door refuses as it refuses every method that it does
 * not have.
 *
 * <p>Start reading at {@link dev.strongroom.api.browser.BrowserDoor}.
 */
@NullMarked
package dev.strongroom.api.browser;

import org.jspecify.annotations.NullMarked;
