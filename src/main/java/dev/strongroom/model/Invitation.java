package dev.strongroom.model;

/**
 * That the owner of an address may join a Group without being approved (sheet 03 §8).
 *
 * @param email in the spelling of who invited; compared without regard to case
 * @param atMillis when it was sent, milliseconds since 1970 UTC
 */
public record Invitation(GroupId group, String email, long atMillis) {}
