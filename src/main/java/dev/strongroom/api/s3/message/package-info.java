/**
 * What an S3 request says: path, query, headers and credential, understood once.
 *
 * <p>Comes in: a {@link dev.strongroom.api.Call}. Goes out: a {@link
 * dev.strongroom.api.s3.message.S3Request}, which routing, authentication and operations share.
 *
 * <p>Never here: grants, storage, decisions.
 *
 * <p>Start reading at {@link dev.strongroom.api.s3.message.S3Request}.
 */
@NullMarked
package dev.strongroom.api.s3.message;

import org.jspecify.annotations.NullMarked;
