package dev.strongroom.console.files;

import dev.strongroom.console.page.Times.Moment;
import java.util.List;
import java.util.Optional;

/**
 * The dialog in which a link is made (sheet 05 §6, "Share").
 *
 * @param made the link; empty while it is asked for
 * @param error what was wrong with the answer; "" for nothing
 */
public record ShareDialog(Optional<Made> made, String error) {
  /** How long a link can be good. */
  public static final List<Choice> CHOICES =
      List.of(
          new Choice(3600, "1 hour"),
          new Choice(86_400, "1 day"),
          new Choice(259_200, "3 days"),
          new Choice(604_800, "7 days"));

  /** What is chosen unless said otherwise. */
  public static final long USUAL_SECONDS = 86_400;

  /** A length of time. */
  public record Choice(long seconds, String words) {}

  /** A link, and when it ends. */
  public record Made(String link, Moment until) {
    /** The end alone: the link opens the file. */
    @Override
    public String toString() {
      return "Made[" + until.exact() + "]";
    }
  }

  /** The question. */
  static ShareDialog asking(String error) {
    return new ShareDialog(Optional.empty(), error);
  }
}
