package dev.strongroom.console.keys;

import dev.strongroom.console.page.Times.Moment;
import java.util.List;
import java.util.Optional;

/**
 * A key as a page shows it, with the lines of B2's card (sheet 05 §4.5).
 *
 * @param id its keyID
 * @param buckets that it reaches; empty for all
 * @param access what it may do, in a word or two
 * @param capabilities every one of them
 * @param verdicts what they amount to
 * @param expires when it ends; empty for never
 * @param isMultiBucket whether clients of old versions refuse it
 * @param lastUse by whom; empty when it was never used
 */
public record KeyRow(
    String id,
    String name,
    List<Chip> buckets,
    String access,
    List<String> capabilities,
    List<String> verdicts,
    String namePrefix,
    State state,
    Moment created,
    Optional<Moment> expires,
    boolean isMultiBucket,
    Optional<Use> lastUse) {
  /** Whether a key works. */
  public enum State {
    /** It does, and goes on. */
    LIVE("Works", "good"),
    /** It does, for two weeks at most. */
    EXPIRING("Expires soon", "warn"),
    /** Its time is over. */
    EXPIRED("Expired", "muted");

    private final String words;
    private final String tone;

    State(String words, String tone) {
      this.words = words;
      this.tone = tone;
    }

    /** In words. */
    public String words() {
      return words;
    }

    /** The colour's role. */
    public String tone() {
      return tone;
    }
  }

  /**
   * A bucket that a key reaches.
   *
   * @param name its name, or its id when there is no such bucket any more
   */
  public record Chip(String name, boolean isDeleted) {
    @Override
    public String toString() {
      return isDeleted ? name + " (bucket deleted)" : name;
    }
  }

  /** The last use of a key. */
  public record Use(Moment at, String operation, String address, String userAgent) {
    /** By what and from where. */
    public String by() {
      String agent = userAgent.isEmpty() ? "an unnamed program" : userAgent;
      return operation + ", " + agent + ", from " + address;
    }
  }

  /**
   * Why programs that use versions 1 to 3 of the API refuse the key: it was made with a list of
   * buckets, be it of one alone (sheet 01 §2.3). Empty when they take it.
   */
  public String oldProgramsRemark() {
    if (!isMultiBucket) {
      return "";
    }
    return buckets.size() == 1
        ? "Made by version 4 of the API, with a list of one bucket: programs that use versions 1 to"
            + " 3 refuse this key."
        : "Several buckets: programs that use API versions 1 to 3 refuse this key.";
  }

  /** B2's line for the buckets. */
  public String bucketName() {
    return buckets.isEmpty()
        ? "(all buckets)"
        : String.join(", ", buckets.stream().map(Chip::toString).toList());
  }
}
