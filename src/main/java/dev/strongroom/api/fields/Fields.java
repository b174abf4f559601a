package dev.strongroom.api.fields;

import dev.strongroom.api.Fault;
import dev.strongroom.model.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields of a request by name, from JSON or from a query. A field that is null is a field that
 * is absent (sheet 01 §8.3). A value of the wrong type throws {@link #wrongType}.
 */
public interface Fields {
  /** Says whether the field is there and not null. */
  boolean has(String name);

  /** A text. */
  Optional<String> text(String name);

  /** A text, or a whole number in its decimal form: some clients send ids as numbers. */
  default Optional<String> textOrNumber(String name) {
    return text(name);
  }

  /** A whole number of 64 bits. */
  OptionalLong number(String name);

  /** True or false. */
  Optional<Boolean> truth(String name);

  /** A list of texts. */
  Optional<List<String>> texts(String name);

  /** An object of texts. */
  Optional<Map<String, String>> textMap(String name);

  /** Says whether the field is absent, null or a list of nothing. */
  boolean isEmptyList(String name);

  /**
   * Says whether the field is absent, null, or an object that says nothing: no member but nulls.
   */
  boolean isObjectOfNulls(String name);

  /** A text that must be there. */
  default String requiredText(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  /** A whole number that must be there. */
  default long requiredNumber(String name) {
    return number(name).orElseThrow(() -> missing(name));
  }

  /** A list of texts that must be there. */
  default List<String> requiredTexts(String name) {
    return texts(name).orElseThrow(() -> missing(name));
  }

  /** A count with a default; 0 means the default (sheet 01 §6.3). */
  default int count(String name, int standard, int maximum) {
    long asked = number(name).orElse(0);
    if (asked < 0 || asked > maximum) {
      throw new Refusal(Refusal.Kind.OUT_OF_RANGE, name + " out of range: " + asked);
    }
    return asked == 0 ? standard : (int) asked;
  }

  /** Refuses fields that name something this server does not do; never accepted in silence. */
  default void refuseUnsupported(String... names) {
    for (String name : names) {
      if (has(name)) {
        throw new Refusal(Refusal.Kind.NOT_SUPPORTED, name + " is not supported by this server");
      }
    }
  }

  /** The fault for a value that cannot be what the field is (sheet 02 §1.5). */
  static Fault wrongType(String name, String wanted) {
    return new Fault(400, "bad_json", name + " must be " + wanted);
  }

  /** As {@link #requiredText} and {@link #textOrNumber}. */
  default String requiredTextOrNumber(String name) {
    return textOrNumber(name).orElseThrow(() -> missing(name));
  }

  private static Refusal missing(String name) {
    return Refusal.illegalValue("required field " + name + " is missing");
  }
}
