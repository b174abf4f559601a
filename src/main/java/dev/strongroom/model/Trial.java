package dev.strongroom.model;

/**
 * An account's trial of a capacity for a time (sheet 03 §5.5).
 *
 * @param terabytes the capacity, in units of 10^12 bytes
 * @param startEpochDay its first day, in days since 1970 UTC
 * @param endEpochDay the day it ends
 */
public record Trial(AccountId accountId, long terabytes, long startEpochDay, long endEpochDay) {}
