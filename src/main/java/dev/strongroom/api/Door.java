package dev.strongroom.api;

/**
 * The entrance of one API to the {@link Corridor}: knows its paths, its credentials and how it
 * dresses faults. A call is made sense of once; routing, authentication and the operation all work
 * on what came of that, so that no two of them can see different requests (sheet 06, "the pattern
 * behind most rows").
 *
 * @param <R> the call as this API understands it
 * @param <I> what it hands to its operations
 */
public interface Door<R, I extends Introduced> {
  /** Says whether the call is for this API. */
  boolean opensFor(Call call);

  /** Makes sense of the call, once; throws {@link Fault} when there is none to be made. */
  R understand(Call call);

  /** Finds the operation; throws {@link Fault} when there is none for the path or the method. */
  Operation<I, ?, ?> route(R request);

  /**
   * Finds out who calls, never whether they may, and hands on what the operation reads its request
   * from; throws {@link Fault} for a credential that is not good.
   */
  I authenticate(R request, Operation<I, ?, ?> operation);

  /**
   * Any exception in the API's own form; what is not known is an internal error without details.
   */
  Reply dress(Call call, RuntimeException problem);

  /** As above, for a call of which sense was made before something went wrong. */
  default Reply dress(R request, Call call, RuntimeException problem) {
    return dress(call, problem);
  }
}
