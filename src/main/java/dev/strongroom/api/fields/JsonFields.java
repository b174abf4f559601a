package dev.strongroom.api.fields;

import dev.strongroom.api.Call;
import dev.strongroom.api.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON body, whatever its Content-Type (sheet 01 §8.3). */
public record JsonFields(Map<String, @Nullable Object> values) implements Fields {
  /** Longest body: 10,000 part digests take about half of it (sheet 01 §8.3). */
  private static final int MAXIMUM_BYTES = 1024 * 1024;

  /** Longest body of somebody who proved nothing. */
  private static final int MAXIMUM_BYTES_OF_STRANGERS = 8 * 1024 - 1;

  /** The fields of the call's body; throws {@link MalformedJsonException}. */
  public static JsonFields read(Call call) {
    return new JsonFields(JsonReader.readObject(call.body(), MAXIMUM_BYTES));
  }

  /** As {@link #read}, of somebody who proved nothing. */
  public static JsonFields readOfStranger(Call call) {
    return new JsonFields(JsonReader.readObject(call.body(), MAXIMUM_BYTES_OF_STRANGERS));
  }

  /** The fields of a JSON text. */
  public static JsonFields parse(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new JsonFields(JsonReader.readObject(new ByteArrayInputStream(bytes), MAXIMUM_BYTES));
  }

  @Override
  public boolean has(String name) {
    return values.get(name) != null;
  }

  @Override
  public Optional<String> text(String name) {
    return value(name, String.class, "a string");
  }

  @Override
  public Optional<String> textOrNumber(String name) {
    return values.get(name) instanceof Long number
        ? Optional.of(Long.toString(number))
        : text(name);
  }

  @Override
  public OptionalLong number(String name) {
    Object value = values.get(name);
    return switch (value) {
      case null -> OptionalLong.empty();
      case Long number -> OptionalLong.of(number);
      default -> throw Fields.wrongType(name, "a whole number");
    };
  }

  @Override
  public Optional<Boolean> truth(String name) {
    return value(name, Boolean.class, "true or false");
  }

  @Override
  public Optional<List<String>> texts(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (Object element : value(name, List.class, "an array of strings").orElseThrow()) {
      texts.add(cast(name, element, String.class, "an array of strings"));
    }
    return Optional.of(texts);
  }

  @Override
  public Optional<Map<String, String>> textMap(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    Map<String, String> texts = new LinkedHashMap<>();
    Map<?, ?> object = value(name, Map.class, "an object of strings").orElseThrow();
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      texts.put(
          String.valueOf(entry.getKey()),
          cast(name, entry.getValue(), String.class, "an object of strings"));
    }
    return Optional.of(texts);
  }

  @Override
  public boolean isEmptyList(String name) {
    return !has(name) || value(name, List.class, "an array").orElseThrow().isEmpty();
  }

  @Override
  public boolean isObjectOfNulls(String name) {
    if (!has(name)) {
      return true;
    }
    Map<?, ?> object = value(name, Map.class, "an object").orElseThrow();
    return object.values().stream().allMatch(Objects::isNull);
  }

  private <T> Optional<T> value(String name, Class<T> type, String wanted) {
    Object value = values.get(name);
    return value == null ? Optional.empty() : Optional.of(cast(name, value, type, wanted));
  }

  private static <T> T cast(String name, @Nullable Object value, Class<T> type, String wanted) {
    if (!type.isInstance(value)) {
      throw Fields.wrongType(name, wanted);
    }
    return type.cast(value);
  }

  /** The names alone: a value may be a secret or a token. */
  @Override
  public String toString() {
    return "Fields" + values.keySet();
  }
}
