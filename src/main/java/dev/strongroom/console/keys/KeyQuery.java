package dev.strongroom.console.keys;

import dev.strongroom.api.PercentCoding;
import dev.strongroom.console.page.Form;
import java.util.List;

/**
 * What of the keys is shown, and in which order: all of it stands in the page's address.
 *
 * @param search in names, ids, buckets and prefixes; "" for everything
 * @param state one of {@link #STATES}
 * @param sort one of {@link #SORTS}
 * @param page from 1
 */
public record KeyQuery(String search, String state, String sort, int page) {
  /** Which keys: those that work, those that soon will not, those that do not any more, or all. */
  public static final List<String> STATES = List.of("live", "expiring", "expired", "unused", "all");

  /** Newest first, by name, by end, by last use. */
  public static final List<String> SORTS = List.of("newest", "name", "expires", "used");

  private static final int MOST_PAGES = 1_000_000;
  private static final int LONGEST_SEARCH = 200;

  /** Everything that works, newest first. */
  public static final KeyQuery FIRST = new KeyQuery("", "live", "newest", 1);

  /** Reads it; what is not understood counts as not said. */
  public static KeyQuery of(Form query) {
    String search = query.text("q").orElse("");
    String page = query.text("page").orElse("1");
    return new KeyQuery(
        search.length() > LONGEST_SEARCH ? search.substring(0, LONGEST_SEARCH) : search,
        query.text("state").filter(STATES::contains).orElse(FIRST.state),
        query.text("sort").filter(SORTS::contains).orElse(FIRST.sort),
        page.matches("[1-9][0-9]{0,6}") ? Math.min(Integer.parseInt(page), MOST_PAGES) : 1);
  }

  /** The address of the list with another page of it. */
  public String pathOf(int otherPage) {
    return KeysPage.PATH
        + "?state="
        + state
        + "&sort="
        + sort
        + (search.isEmpty() ? "" : "&q=" + PercentCoding.encode(search))
        + (otherPage == 1 ? "" : "&page=" + otherPage);
  }
}
