/**
 * What is kept in plain files: blobs, the audit log, the revocation ledger, the layout and the lock
 * of the data directory, and the file of the key-encryption key.
 *
 * <p>Comes in: bytes and lines. Goes out: the same bytes, verified. Every name in the file system
 * is made here; no text of a user ever becomes one. Never here: metadata, wall clocks.
 *
 * <p>Start reading at {@link dev.strongroom.store.disk.DiskBlobStore} and {@code BlobTrailer}.
 */
@NullMarked
package dev.strongroom.store.disk;

import org.jspecify.annotations.NullMarked;
