package dev.strongroom.model;

import java.util.List;
import java.util.Optional;

/**
 * The regions of this server (sheet 03 §6); the first one is where accounts go that name none.
 *
 * @param list at least one, all of different names
 */
public record Regions(List<Region> list) {
  /** The four names that B2 takes, all of them this one server. */
  public static final Regions STANDARD = named("us-west", "us-east", "eu-central", "ca-east");

  /** Copies the list; throws {@link IllegalValueException} when it is empty or names one twice. */
  public Regions {
    list = List.copyOf(list);
    if (list.isEmpty()) {
      throw new IllegalValueException("there is at least one region");
    }
    if (list.stream().map(Region::name).distinct().count() < list.size()) {
      throw new IllegalValueException("two regions have the same name");
    }
  }

  private static Regions named(String... names) {
    return new Regions(List.of(names).stream().map(Region::parse).toList());
  }

  /** The region of this name. */
  public Optional<Region> find(String name) {
    return list.stream().filter(region -> region.name().equals(name)).findFirst();
  }

  /** Where accounts go that name none. */
  public Region standard() {
    return list.getFirst();
  }

  /**
   * The region that an account is in. A name that is configured no more still stands, with the
   * server's own addresses.
   */
  public Region of(String name) {
    return name.isEmpty()
        ? standard()
        : find(name).orElseGet(() -> new Region(name, Optional.empty(), Optional.empty()));
  }
}
