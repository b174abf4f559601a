/**
 * Measures the running server from outside, beside nginx in the same run. See bench/README.md.
 *
 * <p>Never here: what a test should check. Start reading at {@link dev.strongroom.bench.LoadRun}.
 */
@NullMarked
package dev.strongroom.bench;

import org.jspecify.annotations.NullMarked;
