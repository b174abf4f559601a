/**
 * The real server is killed again and again while clients work, and everything that it acknowledged
 * is compared with what it knows afterwards.
 *
 * <p>Start reading at {@link dev.strongroom.crash.CrashTest}.
 */
@NullMarked
package dev.strongroom.crash;

import org.jspecify.annotations.NullMarked;
