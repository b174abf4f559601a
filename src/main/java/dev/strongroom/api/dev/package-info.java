/**
 * What the emulator has and no other server: a clock that a test can move, and the test modes that
 * B2 offers to makers of clients. Only {@code dev} puts any of this into its corridor.
 *
 * <p>Never here: what an API's operations do; they are the same in the emulator.
 *
 * <p>Start reading at {@link dev.strongroom.api.dev.DevDoor} and {@link
 * dev.strongroom.api.dev.TestModeDoor}.
 */
@NullMarked
package dev.strongroom.api.dev;

import org.jspecify.annotations.NullMarked;
