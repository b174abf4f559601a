package dev.strongroom.model;

/** How a Group stands with whoever runs the server (sheet 03 §5.1). */
public enum GroupStanding {
  /** All is well. */
  GOOD("B2_GOOD_STANDING"),
  /** A payment is late. Everything works. */
  GRACE_PERIOD("B2_GRACE_PERIOD"),
  /** No member can be added. */
  NO_SERVICE("B2_NO_SERVICE"),
  /** No member can be added, and the Group is about to go. */
  CLOSED("B2_CLOSED");

  private final String wireName;

  GroupStanding(String wireName) {
    this.wireName = wireName;
  }

  /** The name in answers, such as {@code B2_GOOD_STANDING}. */
  public String wireName() {
    return wireName;
  }

  /** Says whether members may be added. */
  public boolean takesMembers() {
    return this == GOOD || this == GRACE_PERIOD;
  }
}
