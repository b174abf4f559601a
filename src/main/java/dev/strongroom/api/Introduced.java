package dev.strongroom.api;

import dev.strongroom.access.Grant;
import java.util.Optional;

/** A request whose caller is known: what a door hands to its operations. */
public interface Introduced {
  /** What the caller's credential grants; nobody's grant when there was none. */
  Grant grant();

  /**
   * What else explains a refusal: for the audit log and the operator, never for the caller. A
   * sentence about the request without its full stop, such as of a credential that counts for none.
   */
  default Optional<String> remark() {
    return Optional.empty();
  }

  /** Whether the request only asks to see something, as far as its form tells. */
  default boolean isViewing() {
    return false;
  }
}
