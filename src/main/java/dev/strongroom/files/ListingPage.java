package dev.strongroom.files;

import dev.strongroom.model.FileId;
import java.util.List;
import java.util.Optional;

/**
 * A page of a listing, in order.
 *
 * @param rows may be fewer than were asked for, even none, although there is a next page
 * @param next where to go on; empty at the end
 */
public record ListingPage(List<ListedRow> rows, Optional<Marker> next) {
  /** The page of a listing that lists nothing. */
  static final ListingPage EMPTY = new ListingPage(List.of(), Optional.empty());

  /** Copies the rows. */
  public ListingPage {
    rows = List.copyOf(rows);
  }

  /**
   * Where a listing begins.
   *
   * @param name the first name that may be listed; need not exist
   * @param id the first version of that very name; empty for the newest
   */
  public record Marker(String name, Optional<FileId> id) {
    /** Where everything is listed. */
    public static final Marker FIRST = new Marker("", Optional.empty());
  }
}
