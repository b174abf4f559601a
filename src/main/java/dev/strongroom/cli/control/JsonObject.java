package dev.strongroom.cli.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An answer of the operator's door. It may hold a secret, and prints as nothing. */
public final class JsonObject {
  private final Map<String, @Nullable Object> fields;

  JsonObject(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  /** A text that must be there. */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> new IllegalStateException("no field " + name));
  }

  /** A text, if it is there. */
  public Optional<String> optionalText(String name) {
    return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A whole number, if it is there. */
  public OptionalLong number(String name) {
    return fields.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /** Whether a field is there and true. */
  public boolean truth(String name) {
    return Boolean.TRUE.equals(fields.get(name));
  }

  /** A list of texts, if it is there. */
  public Optional<List<String>> texts(String name) {
    return fields.get(name) instanceof List<?> list
        ? Optional.of(list.stream().map(String::valueOf).toList())
        : Optional.empty();
  }

  /** A list of objects; empty when it is not there. */
  public List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    if (fields.get(name) instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> map) {
          objects.add(new JsonObject(named(map)));
        }
      }
    }
    return objects;
  }

  @Override
  public String toString() {
    return "JsonObject";
  }

  private static Map<String, @Nullable Object> named(Map<?, ?> map) {
    Map<String, @Nullable Object> named = new java.util.LinkedHashMap<>();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }
}
