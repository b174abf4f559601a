package dev.strongroom.maintenance;

import java.util.List;

/**
 * What a backup holds.
 *
 * @param versions file versions of every kind
 * @param blobs different blobs
 * @param bytes bytes in blobs
 * @param damages versions that were damaged already: their blobs are not in the backup
 */
public record BackupReport(long versions, long blobs, long bytes, List<Damage> damages) {}
