package dev.strongroom.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The headers of a request in the order in which they came. Names are compared without regard to
 * case.
 */
public record Headers(List<Header> list) {
  /**
   * One header.
   *
   * @param name as it was spelled
   * @param value without surrounding blanks
   */
  public record Header(String name, String value) {
    /** The name alone: the value may be a credential. */
    @Override
    public String toString() {
      return "Header[" + name + "]";
    }
  }

  /** Copies the list. */
  public Headers {
    list = List.copyOf(list);
  }

  /** The value of the first header with this name. */
  public Optional<String> first(String name) {
    for (Header header : list) {
      if (header.name.equalsIgnoreCase(name)) {
        return Optional.of(header.value);
      }
    }
    return Optional.empty();
  }

  /** The values of all headers with this name. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(1);
    for (Header header : list) {
      if (header.name.equalsIgnoreCase(name)) {
        values.add(header.value);
      }
    }
    return values;
  }

  /** The headers whose names pass the test. */
  public List<Header> matching(Predicate<String> nameTest) {
    return list.stream().filter(header -> nameTest.test(header.name)).toList();
  }
}
