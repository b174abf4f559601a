package dev.strongroom.model;

/**
 * What a caller called a request that makes something, so that the same request made again makes
 * nothing twice (sheet 03 §4). Both texts are hashes of 64 hexadecimal digits: what callers write
 * has any length.
 *
 * @param caller the account that asks; another's keys are others
 * @param nameSha256 of what the caller called it
 * @param requestSha256 of what is asked for
 */
public record IdempotencyKey(AccountId caller, String nameSha256, String requestSha256) {
  /** How long a key is remembered, in milliseconds: 24 hours. */
  public static final long REMEMBERED_MILLIS = 24L * 3600 * 1000;
}
