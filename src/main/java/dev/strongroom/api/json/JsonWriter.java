package dev.strongroom.api.json;

import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object in B2's layout (sheet 01 §7.1): two spaces of indentation, {@code "name":
 * value}, empty objects and arrays closed at once. Callers write fields in alphabetical order, as
 * B2 does; null is written as {@code null}.
 */
public final class JsonWriter {
  private final JsonBytes bytes = new JsonBytes();
  private int depth;
  private boolean isEmpty;

  private JsonWriter() {}

  /** The bytes of the object that the fields are written into, without a line break at the end. */
  public static byte[] object(Consumer<JsonWriter> fields) {
    JsonWriter writer = new JsonWriter();
    writer.braced(fields);
    return writer.bytes.toArray();
  }

  /** As {@link #object}, with a line break at the end. */
  public static byte[] line(Consumer<JsonWriter> fields) {
    JsonWriter writer = new JsonWriter();
    writer.braced(fields);
    writer.bytes.line(0);
    return writer.bytes.toArray();
  }

  /** An array of objects by itself, with a line break at the end. */
  public static <T> byte[] array(Collection<T> values, BiConsumer<JsonWriter, T> fields) {
    JsonWriter writer = new JsonWriter();
    writer.bracketed(values, fields);
    writer.bytes.line(0);
    return writer.bytes.toArray();
  }

  /** A text, or null. */
  public JsonWriter text(String name, @Nullable String value) {
    if (value == null) {
      return nothing(name);
    }
    name(name);
    bytes.quoted(value);
    return this;
  }

  /** A whole number. */
  public JsonWriter number(String name, long value) {
    name(name);
    bytes.raw(Long.toString(value));
    return this;
  }

  /** A whole number, or null. */
  public JsonWriter number(String name, @Nullable Long value) {
    if (value == null) {
      return nothing(name);
    }
    return number(name, value.longValue());
  }

  /** True or false. */
  public JsonWriter truth(String name, boolean value) {
    name(name);
    bytes.raw(value ? "true" : "false");
    return this;
  }

  /** An explicit null. */
  public JsonWriter nothing(String name) {
    name(name);
    bytes.raw("null");
    return this;
  }

  /** An object. */
  public JsonWriter object(String name, Consumer<JsonWriter> fields) {
    name(name);
    braced(fields);
    return this;
  }

  /** An object of texts, in the map's order. */
  public JsonWriter texts(String name, Map<String, String> values) {
    return object(name, writer -> values.forEach(writer::text));
  }

  /** An array of texts. */
  public JsonWriter texts(String name, Collection<String> values) {
    name(name);
    begin('[');
    for (String value : values) {
      next();
      bytes.quoted(value);
    }
    end(']');
    return this;
  }

  /** An array of objects. */
  public <T> JsonWriter objects(
      String name, Collection<T> values, BiConsumer<JsonWriter, T> fields) {
    name(name);
    bracketed(values, fields);
    return this;
  }

  private <T> void bracketed(Collection<T> values, BiConsumer<JsonWriter, T> fields) {
    begin('[');
    for (T value : values) {
      next();
      begin('{');
      fields.accept(this, value);
      end('}');
    }
    end(']');
  }

  private void braced(Consumer<JsonWriter> fields) {
    begin('{');
    fields.accept(this);
    end('}');
  }

  private void name(String name) {
    next();
    bytes.quoted(name);
    bytes.raw(':');
    bytes.raw(' ');
  }

  private void begin(char bracket) {
    bytes.raw(bracket);
    depth++;
    isEmpty = true;
  }

  /** Makes room for the next field or element. */
  private void next() {
    if (!isEmpty) {
      bytes.raw(',');
    }
    bytes.line(depth);
    isEmpty = false;
  }

  private void end(char bracket) {
    depth--;
    if (!isEmpty) {
      bytes.line(depth);
    }
    bytes.raw(bracket);
    isEmpty = false;
  }
}
