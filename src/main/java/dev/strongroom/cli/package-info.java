/** The only room that knows all rooms. */
@NullMarked
package dev.strongroom.cli;

import org.jspecify.annotations.NullMarked;
