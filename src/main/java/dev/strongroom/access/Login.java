package dev.strongroom.access;

/** What came of a key id and secret. */
public sealed interface Login {
  /** They are those of a live key. */
  record Succeeded(Grant grant) implements Login {}

  /** They are, but the key's account is suspended (sheet 03 §3.4). */
  record Suspended(Rejection rejection) implements Login {}

  /** They could be, but are not. */
  record Failed(Rejection rejection) implements Login {}

  /** They cannot be: the id or the secret has no form that we ever gave out. */
  record Malformed(Rejection rejection) implements Login {}
}
