package dev.strongroom.api.s3;

import dev.strongroom.api.Operation;

/** An operation of the S3-compatible API: besides the rest, where it is found and what it takes. */
interface S3Operation<Q, A> extends Operation<S3Input, Q, A> {
  /** Where it is found. */
  S3Route route();

  /** Whether somebody without a credential may ask; the gate decides what they get. */
  default boolean isOpenToStrangers() {
    return false;
  }

  /** Whether its body is content, which may come in chunks; otherwise it is XML or nothing. */
  default boolean takesContent() {
    return false;
  }
}
