/**
 * The bodies of uploads: chunks taken apart, signatures and checksums verified while bytes pass.
 *
 * <p>Comes in: the body as it was sent. Goes out: the content, whose last bytes come only after
 * everything that the sender claimed of it was found true.
 *
 * <p>Never here: whole bodies in memory, storage, keys.
 *
 * <p>Start reading at {@link dev.strongroom.api.s3.body.ContentStream}.
 */
@NullMarked
package dev.strongroom.api.s3.body;

import org.jspecify.annotations.NullMarked;
