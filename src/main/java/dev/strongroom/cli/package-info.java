/** The only room that knows all rooms. */
@org.jspecify.annotations.NullMarked
package dev.strongroom.cli;
