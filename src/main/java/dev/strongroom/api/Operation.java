package dev.strongroom.api;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import java.util.List;

/**
 * One operation of an API, from the request to the answer in one file. Walked by the {@link
 * Corridor} alone.
 *
 * @param <I> what the API's door hands in: the call and what the door knows of it
 * @param <Q> the typed request: everything behind {@link #read} sees this and nothing else of the
 *     call
 * @param <A> the typed answer
 */
public interface Operation<I, Q, A> {
  /** The operation's name in its API, such as {@code b2_create_key}. */
  String name();

  /**
   * Reads the typed request, names and ids resolved to targets as the caller sees them. Parsing
   * ends here.
   *
   * @throws dev.strongroom.model.Refusal or {@link dev.strongroom.model.IllegalValueException} when
   *     it is malformed
   */
  Q read(I input);

  /**
   * What must be allowed; depends on the request, never on who asks. Never empty: the decision
   * about nothing is a mistake in this program and ends the request.
   */
  List<Need> needs(Q request);

  /** Does the work. */
  A perform(Permit permit, Q request);

  /**
   * How many transactions of its class it counts for (sheet 01 §9): one, unless it is a listing of
   * more than a thousand.
   */
  default long transactions(A answer) {
    return 1;
  }

  /**
   * Puts the answer into the API's form; fields that the caller may not see are masked by asking
   * the permit.
   */
  Reply reply(I input, Permit permit, A answer);
}
