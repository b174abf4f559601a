package dev.strongroom.access;

/**
 * When, from where and for what something is decided.
 *
 * @param atMillis the request's one time, in milliseconds since 1970 UTC
 * @param requestId the id that the caller sees
 * @param address the caller's network address
 * @param userAgent what the caller says it is, at most 200 characters; may be empty
 * @param operation the operation's name
 */
public record Occasion(
    long atMillis, String requestId, String address, String userAgent, String operation) {}
