package dev.strongroom.http;

/**
 * Who is at the other end.
 *
 * @param address the network address, {@code local} for a unix-domain socket
 * @param secure whether the caller's connection is by TLS
 */
record Caller(String address, boolean secure) {}
