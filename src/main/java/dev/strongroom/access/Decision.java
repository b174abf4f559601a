package dev.strongroom.access;

import java.util.Optional;

/** What the {@link Authorizer} says: allowed with a permit, or denied with the reason. */
public sealed interface Decision {
  /** Everything that was needed is allowed. */
  record Allowed(Permit permit) implements Decision {}

  /**
   * Something is not.
   *
   * @param reason the dimension that failed
   * @param unmet the first need that is not met
   * @param failure what went wrong while it was decided; for {@link Reason#FAILURE} alone
   */
  record Denied(Reason reason, Need unmet, Optional<RuntimeException> failure)
      implements Decision {}

  /** The dimensions in which a grant can fall short, in the order in which they are looked at. */
  enum Reason {
    /** The grant's time is over. */
    EXPIRED("the credential's time was over"),
    /** The grant lacks every capability that would do. */
    CAPABILITY("the capability is missing"),
    /** The person would have to prove again who they are. */
    CONFIRMATION("the person had not confirmed lately who they are"),
    /** The target belongs to another account. */
    OWNER("the target belongs to another account"),
    /** The Group is one whose admins do not act inside the members' accounts. */
    UNMANAGED("the admins of the Group do not manage its members"),
    /** The bucket lies outside the grant. */
    BUCKET("the bucket is outside the key's buckets"),
    /** The file name or listing prefix lies outside the grant's name prefix. */
    PREFIX("the name is outside the key's namePrefix"),
    /** The headers asked for are not those that the download authorization was made for. */
    HEADERS("the overridden headers are not those of the download authorization"),
    /** The decision failed. */
    FAILURE("the decision could not be made");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /** The reason in words, for the operator. */
    public String sentence() {
      return sentence;
    }
  }
}
