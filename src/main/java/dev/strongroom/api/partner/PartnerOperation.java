package dev.strongroom.api.partner;

import dev.strongroom.api.Operation;
import java.util.Set;

/** An operation of the Partner API: besides the rest, by which methods it is called. */
interface PartnerOperation<Q, A> extends Operation<PartnerInput, Q, A> {
  /** POST unless said otherwise (sheet 03 §0 no. 3). */
  default Set<String> methods() {
    return Set.of("POST");
  }
}
