package dev.strongroom.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** An immutable set of capabilities. One bit each, so that asking costs nothing. */
public record Capabilities(long bits) {
  /** Every capability: what a master key holds. */
  public static final Capabilities ALL = of(List.of(Capability.values()));

  /** No capability. */
  public static final Capabilities NONE = new Capabilities(0);

  /** The set of those given; repetitions collapse. */
  public static Capabilities of(Collection<Capability> capabilities) {
    long bits = 0;
    for (Capability capability : capabilities) {
      bits |= 1L << capability.ordinal();
    }
    return new Capabilities(bits);
  }

  /** The set of those given; repetitions collapse. */
  public static Capabilities of(Capability... capabilities) {
    return of(List.of(capabilities));
  }

  /** Says whether the capability is in the set. */
  public boolean contains(Capability capability) {
    return (bits & (1L << capability.ordinal())) != 0;
  }

  /** Says whether any of the other set's capabilities is in this one. */
  public boolean intersects(Capabilities other) {
    return (bits & other.bits) != 0;
  }

  /** What is in both sets. */
  public Capabilities intersection(Capabilities other) {
    return new Capabilities(bits & other.bits);
  }

  /** What is in either set. */
  public Capabilities union(Capabilities other) {
    return new Capabilities(bits | other.bits);
  }

  /** Says whether the set is empty. */
  public boolean isEmpty() {
    return bits == 0;
  }

  /** The members in the order of {@link Capability}. */
  public List<Capability> list() {
    List<Capability> members = new ArrayList<>(Long.bitCount(bits));
    for (Capability capability : Capability.values()) {
      if (contains(capability)) {
        members.add(capability);
      }
    }
    return List.copyOf(members);
  }

  /** B2's names of the members, in the order of {@link Capability}. */
  public List<String> wireNames() {
    return list().stream().map(Capability::wireName).toList();
  }

  @Override
  public String toString() {
    return String.join(",", wireNames());
  }
}
