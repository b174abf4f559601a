package dev.strongroom.maintenance;

import java.util.List;

/**
 * What a restore did.
 *
 * @param createdAtMillis when the backup was made, milliseconds since 1970 UTC
 * @param blobs how many blobs were restored
 * @param bytes bytes in them
 * @param revokedKeys standard keys that were removed because they were revoked
 * @param revokedMasterKeys master keys whose secret was put out of force
 * @param missingBlobs blobs that the backup should have but has not whole; the scrub names the file
 *     versions that need them
 */
public record RestoreReport(
    long createdAtMillis,
    long blobs,
    long bytes,
    long revokedKeys,
    long revokedMasterKeys,
    List<String> missingBlobs) {}
