/**
 * The S3-compatible door: one file per operation, and what they have in common.
 *
 * <p>Comes in: calls that no other API opens for. Goes out: XML, objects, and faults in B2's codes.
 * Rights are stated in the same actions as at the Native door.
 *
 * <p>Never here: storage, decisions, the words of other APIs.
 *
 * <p>Start reading at {@link dev.strongroom.api.s3.S3Door} and {@link dev.strongroom.api.s3.S3Api}.
 */
@NullMarked
package dev.strongroom.api.s3;

import org.jspecify.annotations.NullMarked;
