package dev.strongroom.console.groups;

import dev.strongroom.model.Secret;
import java.util.List;
import java.util.Optional;

/**
 * The page on which many members are made at once.
 *
 * @param csv as it was typed
 * @param problems by line; none was made when there is any
 * @param keys what was made, as CSV with the secrets, for this one page; empty for nothing
 * @param count how many were made
 * @param once makes the form good for one time
 */
public record ImportPage(
    GroupRow group,
    String csv,
    List<Problem> problems,
    Optional<Secret> keys,
    int count,
    String once) {
  /** What is wrong with a line, which begin at 1. */
  public record Problem(int line, String text, String what) {}
}
