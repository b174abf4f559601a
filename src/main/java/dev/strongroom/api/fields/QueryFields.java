package dev.strongroom.api.fields;

import dev.strongroom.api.Call;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.model.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The fields of a query: percent-encoded UTF-8, {@code +} for a space. A list is written by
 * repeating the name or with commas (sheet 01 §6). A name that is repeated where one value is
 * wanted is refused.
 */
public record QueryFields(Map<String, List<String>> values) implements Fields {
  private static final String LIST = "list";

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,19}");

  /** The fields of the call's query. */
  public static QueryFields read(Call call) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : call.query().split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = PercentCoding.decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : PercentCoding.decode(pair.substring(equals + 1));
        values.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
      }
    }
    return new QueryFields(values);
  }

  @Override
  public boolean has(String name) {
    return values.containsKey(name);
  }

  @Override
  public Optional<String> text(String name) {
    List<String> all = values.getOrDefault(name, List.of());
    if (all.size() > 1) {
      throw Refusal.illegalValue(name + " is given more than once");
    }
    return all.stream().findFirst();
  }

  @Override
  public OptionalLong number(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      // Long.parseLong would take the digits of every script.
      if (WHOLE_NUMBER.matcher(text.get()).matches()) {
        return OptionalLong.of(Long.parseLong(text.get()));
      }
    } catch (NumberFormatException tooLong) {
      throw Fields.wrongType(name, "a whole number of 64 bits");
    }
    throw Fields.wrongType(name, "a whole number");
  }

  @Override
  public Optional<Boolean> truth(String name) {
    return text(name)
        .map(text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw Fields.wrongType(name, "true or false");
            });
  }

  @Override
  public Optional<List<String>> texts(String name) {
    List<String> all = values.get(name);
    if (all == null) {
      return Optional.empty();
    }
    if (all.size() == 1 && all.getFirst().startsWith("[")) {
      return JsonFields.parse("{\"" + LIST + "\":" + all.getFirst() + "}").texts(LIST);
    }
    List<String> texts = new ArrayList<>();
    for (String text : all) {
      texts.addAll(List.of(text.split(",", -1)));
    }
    return Optional.of(texts);
  }

  @Override
  public Optional<Map<String, String>> textMap(String name) {
    if (has(name)) {
      throw Fields.wrongType(name, "an object, which a query cannot hold");
    }
    return Optional.empty();
  }

  @Override
  public boolean isEmptyList(String name) {
    return !has(name);
  }

  @Override
  public boolean isObjectOfNulls(String name) {
    return !has(name);
  }

  /** The names alone: a value may be a secret or a token. */
  @Override
  public String toString() {
    return "Fields" + values.keySet();
  }
}
