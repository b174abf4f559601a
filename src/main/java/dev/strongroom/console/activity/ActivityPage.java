package dev.strongroom.console.activity;

import dev.strongroom.console.page.Times.Moment;
import java.util.List;
import java.util.Optional;

/**
 * The page Activity.
 *
 * @param rows newest first
 * @param buckets that can be chosen
 * @param older the address of the page with older lines; "" at the end
 * @param lookedBackTo of the oldest line of the account that was looked at
 * @param leavesOut whether older parts of the log cannot be shown here
 */
public record ActivityPage(
    ActivityQuery query,
    List<Row> rows,
    List<Choice> buckets,
    String older,
    Optional<Moment> lookedBackTo,
    boolean leavesOut) {
  /** Where it is. */
  public static final String PATH = "/console/activity";

  /** A bucket that can be chosen. */
  public record Choice(String id, String name) {}

  /**
   * One thing that happened.
   *
   * @param sort in a word
   * @param tone the colour's role of that word
   * @param title what it was
   * @param subject what was changed, or the sentence that explains the refusal
   * @param subjectPath where that is; "" for nowhere
   * @param operation by which it was asked for
   * @param who did it
   * @param whoPath the page of the key; "" when there is none
   * @param address from where; "" when that is nobody's business
   * @param explained whether there is more to say about it
   */
  public record Row(
      Moment at,
      String sort,
      String tone,
      String title,
      String subject,
      String subjectPath,
      String operation,
      String who,
      String whoPath,
      String address,
      String agent,
      String requestId,
      boolean explained) {
    /** The address of what more there is to say. */
    public String path() {
      return RequestPage.PATH + "?id=" + requestId;
    }
  }
}
