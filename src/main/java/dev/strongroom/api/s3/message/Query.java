package dev.strongroom.api.s3.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The query of a request: every name and value, decoded once, in the order in which they came. */
public record Query(List<Parameter> parameters) {
  private static final int MAXIMUM_PARAMETERS = 1000;

  /**
   * One of them.
   *
   * @param value empty also when there was no equals sign
   */
  public record Parameter(String name, String value) {
    /** The name alone: the value may be a signature. */
    @Override
    public String toString() {
      return "Parameter[" + name + "]";
    }
  }

  /** Copies the list. */
  public Query {
    parameters = List.copyOf(parameters);
  }

  /** Reads a raw query; throws a fault when it is not percent-encoded UTF-8. */
  public static Query read(String raw) {
    List<Parameter> parameters = new ArrayList<>();
    int start = 0;
    while (start < raw.length()) {
      int end = raw.indexOf('&', start);
      String piece = raw.substring(start, end < 0 ? raw.length() : end);
      if (!piece.isEmpty()) {
        int equals = piece.indexOf('=');
        String name = UriCoding.decodeQuery(equals < 0 ? piece : piece.substring(0, equals));
        String value = equals < 0 ? "" : UriCoding.decodeQuery(piece.substring(equals + 1));
        parameters.add(new Parameter(name, value));
      }
      start = end < 0 ? raw.length() : end + 1;
    }
    if (parameters.size() > MAXIMUM_PARAMETERS) {
      throw S3Code.INVALID_URI.fault("The query has too many parameters.");
    }
    return new Query(parameters);
  }

  /** Says whether the name is there, with or without a value. */
  public boolean has(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The one value of the name; throws a fault when it is there more than once. */
  public Optional<String> text(String name) {
    Optional<String> found = Optional.empty();
    for (Parameter parameter : parameters) {
      if (parameter.name.equals(name)) {
        if (found.isPresent()) {
          throw S3Code.INVALID_ARGUMENT.fault(
              "The parameter '" + name + "' is given more than once.");
        }
        found = Optional.of(parameter.value);
      }
    }
    return found;
  }

  /** The parameters whose names pass the test. */
  public List<Parameter> matching(Predicate<String> nameTest) {
    return parameters.stream().filter(parameter -> nameTest.test(parameter.name)).toList();
  }

  /** The canonical form of the parameters whose names pass the test (sheet 04 §2.3). */
  String canonical(Predicate<String> nameTest) {
    record Encoded(String name, String value) {
      @Override
      public String toString() {
        return "Encoded[" + name + "]";
      }
    }
    List<Encoded> encoded = new ArrayList<>(parameters.size());
    for (Parameter parameter : parameters) {
      if (nameTest.test(parameter.name)) {
        encoded.add(
            new Encoded(
                UriCoding.encodeQuery(parameter.name), UriCoding.encodeQuery(parameter.value)));
      }
    }
    encoded.sort(Comparator.comparing(Encoded::name).thenComparing(Encoded::value));
    StringBuilder text = new StringBuilder();
    for (Encoded parameter : encoded) {
      text.append(text.isEmpty() ? "" : "&").append(parameter.name).append('=');
      text.append(parameter.value);
    }
    return text.toString();
  }
}
