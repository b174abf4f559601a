package dev.strongroom.store;

import java.util.Optional;

/** Single values that the server keeps about itself, by name; such as its sealed token secret. */
public interface ServerValueTable {
  /** Adds or replaces a value. */
  void put(String name, byte[] value);

  /** Finds a value. */
  Optional<byte[]> find(String name);
}
