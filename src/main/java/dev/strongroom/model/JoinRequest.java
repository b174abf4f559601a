package dev.strongroom.model;

/**
 * That somebody asked to join a Group (sheet 03 §8).
 *
 * @param isDenied whether an admin declined
 * @param atMillis when it was asked, milliseconds since 1970 UTC
 */
public record JoinRequest(GroupId group, AccountId account, boolean isDenied, long atMillis) {}
