package dev.strongroom.files;

import java.util.Optional;

/**
 * What a listing is to show.
 *
 * @param prefix names must begin with it; empty for all names
 * @param delimiter what ends the name of a folder, after the prefix; empty for none. Never an empty
 *     text
 * @param start where it begins
 * @param limit most rows of the page, from 1
 */
public record ListingQuery(
    String prefix, Optional<String> delimiter, ListingPage.Marker start, int limit) {
  /** The folder that the name collapses into; empty when the name stands for itself. */
  Optional<String> folderOf(String name) {
    if (delimiter.isEmpty()) {
      return Optional.empty();
    }
    int at = name.indexOf(delimiter.get(), prefix.length());
    return at < 0
        ? Optional.empty()
        : Optional.of(name.substring(0, at + delimiter.get().length()));
  }
}
