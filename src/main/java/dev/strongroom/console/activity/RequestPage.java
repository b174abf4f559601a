package dev.strongroom.console.activity;

import dev.strongroom.console.page.Times.Moment;
import java.util.List;
import java.util.Optional;

/**
 * What the audit log says of one request, and what would have done when it was refused.
 *
 * @param requestId as it was asked; "" when nothing was asked yet
 * @param answers oldest first
 * @param older where to look further back; "" when everything was looked at
 */
public record RequestPage(String requestId, List<Answer> answers, String older, boolean leavesOut) {
  /** Where it is. */
  public static final String PATH = "/console/activity/request";

  /**
   * A line about the request.
   *
   * @param sentence what {@code strongroom explain} says
   * @param row the same in its parts
   * @param needs what was needed, in words; empty when it is not known
   * @param remedy what would have done; empty when nothing was decided
   */
  public record Answer(
      String sentence, ActivityPage.Row row, List<String> needs, Optional<Would> remedy) {}

  /**
   * What would have done.
   *
   * @param keys those of the account's keys that meet every need now, the first of them
   * @param more how many there are besides
   * @param anyKey whether an application key can do it at all
   * @param capabilities of the key to make
   * @param bucket the name of the bucket that it is to be for; "" for all
   * @param newKeyPath where it can be made
   */
  public record Would(
      List<Key> keys,
      int more,
      boolean anyKey,
      List<String> capabilities,
      String bucket,
      String newKeyPath) {}

  /**
   * A key that would do.
   *
   * @param path its page; "" for the master key
   * @param expires empty for never
   */
  public record Key(String name, String id, String path, Optional<Moment> expires) {}
}
