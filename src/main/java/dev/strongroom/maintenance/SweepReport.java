package dev.strongroom.maintenance;

/**
 * What an orphan sweep did.
 *
 * @param blobsSeen how many blobs were old enough to be looked at
 * @param blobsDropped how many no row referred to
 */
public record SweepReport(long blobsSeen, long blobsDropped) {}
