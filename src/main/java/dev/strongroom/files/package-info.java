/**
 * What storage operations do: buckets, uploads, large files, copies, listings, downloads,
 * deletions.
 *
 * <p>Comes in: a permit and typed values. Goes out: typed values and content. Never here:
 * protocols, decisions, HTTP.
 *
 * <p>Start reading at {@link dev.strongroom.files.Names} and {@link dev.strongroom.files.Buckets}.
 */
@NullMarked
package dev.strongroom.files;

import org.jspecify.annotations.NullMarked;
