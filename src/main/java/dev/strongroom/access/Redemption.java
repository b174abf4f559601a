package dev.strongroom.access;

/** What came of a token. */
public sealed interface Redemption {
  /** It is good, and its key is alive. */
  record Redeemed(Grant grant) implements Redemption {}

  /**
   * It is garbled, of another kind, for another place, from a deleted key or an older master key.
   */
  record Bad(Rejection rejection) implements Redemption {}

  /** It is good, but the key's account is suspended (sheet 03 §14). */
  record Suspended(Rejection rejection) implements Redemption {}

  /** It was good; its time, or its key's, is over. */
  record Expired(Rejection rejection) implements Redemption {}
}
