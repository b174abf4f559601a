/**
 * Application Keys, the page that this product was created from (sheet 00, "the two pages", and
 * sheet 05 §4): the master key, new keys, their list, their deletion.
 *
 * <p>Never here: which capability allows what; a secret anywhere but on the one page that shows it.
 *
 * <p>Start reading at {@link dev.strongroom.console.keys.KeyPages}.
 */
@NullMarked
package dev.strongroom.console.keys;

import org.jspecify.annotations.NullMarked;
