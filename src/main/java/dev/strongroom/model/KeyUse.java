package dev.strongroom.model;

/**
 * The last use of an application key.
 *
 * @param atMillis milliseconds since 1970 UTC
 * @param address the caller's network address
 * @param operation the operation's name, such as {@code b2_list_buckets}
 * @param userAgent the caller's user agent, at most 200 characters; may be empty
 */
public record KeyUse(long atMillis, String address, String operation, String userAgent) {}
