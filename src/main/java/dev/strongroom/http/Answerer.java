package dev.strongroom.http;

import dev.strongroom.api.Call;
import dev.strongroom.api.Reply;

/** Who answers the calls of a listener, such as the corridor. */
@FunctionalInterface
public interface Answerer {
  /**
   * Answers a call on a virtual thread that it may block. An exception is answered with status 500.
   */
  Reply answer(Call call);
}
