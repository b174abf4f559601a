package dev.strongroom.model;

/**
 * What was asked about a Group is against the rules or the state of things. Thrown by services;
 * only the doors that know Groups ever see one.
 */
public final class GroupRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong; the codes are those of sheet 03 §11. */
  public enum Kind {
    /** The Group is unknown, gone, not the caller's, or not of the kind that is needed. */
    GROUP_NOT_FOUND,
    /** The address is malformed, in use, or may not be changed. */
    EMAIL_NOT_USABLE,
    /** There is no such region. */
    REGION_UNKNOWN,
    /** The caller has no verified telephone number, and wants to create a member. */
    PHONE_NOT_VERIFIED,
    /** The account is not a member of the Group. */
    NOT_A_MEMBER,
    /** The Group has as many members as it may. */
    GROUP_FULL,
    /** A count is outside its range. */
    COUNT_OUT_OF_RANGE,
    /** The account was not created, and nothing remains of it. */
    CREATION_FAILED,
    /** The Idempotency-Key was used for another request, or what was made with it is gone. */
    IDEMPOTENCY_KEY_USED,
    /** The caller may not do this now: no verified telephone number, or a Group without service. */
    NOT_ADMITTED
  }

  private final Kind kind;

  /** Makes one with the sentence that the caller reads. */
  public GroupRefusal(Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  /** The refusal for a Group that is not there for the caller. */
  public static GroupRefusal groupNotFound(String asked) {
    return new GroupRefusal(Kind.GROUP_NOT_FOUND, "groupId is not valid: " + asked);
  }

  /** The refusal for an account that is not a member of the Group; each API adds its field. */
  public static GroupRefusal notAMember(String asked) {
    return new GroupRefusal(Kind.NOT_A_MEMBER, asked + " is not a member of the Group");
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }
}
