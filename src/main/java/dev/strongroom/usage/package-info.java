/**
 * Counts what accounts use: transactions, bytes up and down, bytes stored.
 *
 * <p>Comes in: permits and amounts, from whoever does the work. Goes out: rows by day, bucket and
 * key, and reports over them. Costs the work that is counted next to nothing.
 *
 * <p>Never here: limits on use, prices, file names, addresses.
 *
 * <p>Start reading at {@link dev.strongroom.usage.UsageMeter}.
 */
@NullMarked
package dev.strongroom.usage;

import org.jspecify.annotations.NullMarked;
