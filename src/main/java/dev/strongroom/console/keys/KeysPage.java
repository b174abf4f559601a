package dev.strongroom.console.keys;

import java.util.List;
import java.util.Optional;

/**
 * The page Application Keys.
 *
 * @param master the card of the master key
 * @param rows of this page of the list
 * @param total how many keys there are at all
 * @param matching how many the query asks for
 * @param pages how many pages those fill, at least one
 * @param dialog what is asked; empty for nothing
 * @param reveal a key that was just made; empty for none
 * @param notice what was just done; "" for nothing
 */
public record KeysPage(
    Master master,
    List<KeyRow> rows,
    int total,
    int matching,
    int pages,
    KeyQuery query,
    Optional<KeyDialog> dialog,
    Optional<Reveal> reveal,
    String notice) {
  /** Where it is. */
  public static final String PATH = "/console/application-keys";

  /**
   * The card of the master key.
   *
   * @param key empty when none was ever generated
   */
  public record Master(String id, String capabilities, Optional<KeyRow> key) {}
}
