/**
 * Buckets (sheet 05 §5): the list, a new one, its settings, its deletion with what stands in the
 * way.
 *
 * <p>Never here: the files in them; settings that this server does not have.
 *
 * <p>Start reading at {@link dev.strongroom.console.buckets.BucketPages}.
 */
@NullMarked
package dev.strongroom.console.buckets;

import org.jspecify.annotations.NullMarked;
