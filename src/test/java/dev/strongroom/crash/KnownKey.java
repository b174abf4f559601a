package dev.strongroom.crash;

/**
 * A key as its maker knows it.
 *
 * @param secret empty when the answer with the secret was lost
 * @param token a token from it; empty when none was asked for
 */
record KnownKey(String id, String name, String secret, String token) {}
