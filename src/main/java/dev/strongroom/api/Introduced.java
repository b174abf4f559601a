package dev.strongroom.api;

import dev.strongroom.access.Grant;

/** A request whose caller is known: what a door hands to its operations. */
public interface Introduced {
  /** What the caller's credential grants; nobody's grant when there was none. */
  Grant grant();
}
