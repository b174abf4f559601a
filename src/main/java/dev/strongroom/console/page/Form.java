package dev.strongroom.console.page;

import dev.strongroom.api.Call;
import dev.strongroom.api.Fault;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.api.WholeBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a form or of a query, as a browser writes them. What a person typed is kept as it
 * is, blanks at either end aside.
 */
public final class Form {
  private static final int MAXIMUM_BYTES = 256 * 1024;
  private static final int MAXIMUM_FIELDS = 2000;
  private static final String TYPE = "application/x-www-form-urlencoded";

  private static final WholeBody WHOLE =
      new WholeBody(
          MAXIMUM_BYTES,
          WholeBody.Room.OF_CONSOLE,
          () -> new Fault(413, "too_large", "That is more than a form of the console can hold."),
          () -> new Fault(503, "busy", "Too many people are sending long forms. Try again."));

  private final Map<String, List<String>> fields;

  private Form(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /** A form without any field. */
  public static Form empty() {
    return new Form(Map.of());
  }

  /** The fields of a call's query. */
  public static Form ofQuery(Call call) {
    return parse(call.query());
  }

  /**
   * The fields of a call's body; throws {@link Fault} when it is no form or longer than 256 KiB.
   * Other types of body could be sent by pages of others without a question first (sheet 06, bad
   * input 84).
   */
  public static Form ofBody(Call call) {
    String type = call.headers().first("Content-Type").orElse("");
    if (!type.split(";", 2)[0].strip().equalsIgnoreCase(TYPE)) {
      throw new Fault(415, "unsupported_media_type", "The console takes its own forms only.");
    }
    try {
      return parse(new String(WHOLE.read(call.body()), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Form parse(String text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    int count = 0;
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (++count > MAXIMUM_FIELDS) {
        throw new Fault(400, "bad_request", "That form has too many fields.");
      }
      int equals = pair.indexOf('=');
      String name = PercentCoding.decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : PercentCoding.decode(pair.substring(equals + 1));
      fields.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }
    return new Form(fields);
  }

  /** A field's text; empty when it is not there, or nothing but blanks. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name))
        .map(values -> values.getFirst().strip())
        .filter(text -> !text.isEmpty());
  }

  /** A field's text exactly as it was typed; "" when it is not there. */
  public String raw(String name) {
    List<String> values = fields.get(name);
    return values == null ? "" : values.getFirst();
  }

  /** All values of a field, in order. */
  public List<String> texts(String name) {
    return List.copyOf(fields.getOrDefault(name, List.of()));
  }

  /** Whether a check box was ticked. */
  public boolean isOn(String name) {
    return fields.containsKey(name);
  }

  /** Every field but those that may hold a secret, for a form that is to be sent again. */
  public List<Field> repeatable() {
    List<Field> repeatable = new ArrayList<>();
    fields.forEach((name, values) -> {
      if (!isSecret(name)) {
        values.forEach(value -> repeatable.add(new Field(name, value)));
      }
    });
    return repeatable;
  }

  /** One field. */
  public record Field(String name, String value) {
    /** The name alone. */
    @Override
    public String toString() {
      return "Field[" + name + "]";
    }
  }

  private static boolean isSecret(String name) {
    return name.contains("password") || name.contains("code") || name.equals("csrf");
  }

  /** The names alone: a value may be a password. */
  @Override
  public String toString() {
    return "Form" + fields.keySet();
  }
}
