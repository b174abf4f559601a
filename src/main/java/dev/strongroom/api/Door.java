package dev.strongroom.api;

import dev.strongroom.access.Grant;

/**
 * The entrance of one API to the {@link Corridor}: knows its paths, its credentials and how it
 * dresses faults.
 *
 * @param <I> what it hands to its operations
 */
public interface Door<I> {
  /** Says whether the call is for this API. */
  boolean opensFor(Call call);

  /** Finds the operation; throws {@link Fault} when there is none for the path or the method. */
  Operation<I, ?, ?> route(Call call);

  /**
   * Finds out who calls, never whether they may; throws {@link Fault} for a credential that is not
   * good.
   */
  Grant authenticate(Call call, Operation<I, ?, ?> operation);

  /** What the operation reads its request from. */
  I input(Call call, Grant grant);

  /**
   * Any exception in the API's own form; what is not known is an internal error without details.
   */
  Reply dress(Call call, RuntimeException problem);
}
