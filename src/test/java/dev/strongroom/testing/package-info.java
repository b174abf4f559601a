/**
 * What tests of several rooms share.
 *
 * <p>Comes in: nothing. Goes out: fixtures over real stores, tables in text. Never here: a test.
 */
@NullMarked
package dev.strongroom.testing;

import org.jspecify.annotations.NullMarked;
