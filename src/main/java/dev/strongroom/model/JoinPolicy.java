package dev.strongroom.model;

/** Who joins a Group by its link without being approved (sheet 03 §8). */
public enum JoinPolicy {
  /** Nobody. */
  RESTRICTED,
  /** Addresses in the Group's accepted domains. */
  ACCEPTED_DOMAINS,
  /** Anyone who holds the link. */
  AUTOMATIC
}
