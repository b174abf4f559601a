package dev.strongroom.api.json;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Writes one JSON object in B2's layout (sheet 01 §7.1): two spaces of indentation, {@code "name":
 * value}. Callers write fields in alphabetical order, as B2 does; null is written as {@code null}.
 */
public final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final DefaultPrettyPrinter LAYOUT =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                  .withObjectEmptySeparator("")
                  .withArrayEmptySeparator(""))
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private final JsonGenerator generator;

  private JsonWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  /** The bytes of the object that the fields are written into, without a line break at the end. */
  public static byte[] object(Consumer<JsonWriter> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    ObjectWriteContext context =
        new ObjectWriteContext.Base() {
          @Override
          public PrettyPrinter getPrettyPrinter() {
            return LAYOUT.createInstance();
          }

          @Override
          public boolean hasPrettyPrinter() {
            return true;
          }
        };
    try (JsonGenerator generator = FACTORY.createGenerator(context, bytes)) {
      generator.writeStartObject();
      fields.accept(new JsonWriter(generator));
      generator.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** A text, or null. */
  public JsonWriter text(String name, @Nullable String value) {
    generator.writeStringProperty(name, value);
    return this;
  }

  /** A whole number. */
  public JsonWriter number(String name, long value) {
    generator.writeNumberProperty(name, value);
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
    generator.writeBooleanProperty(name, value);
    return this;
  }

  /** An explicit null. */
  public JsonWriter nothing(String name) {
    generator.writeNullProperty(name);
    return this;
  }

  /** An object. */
  public JsonWriter object(String name, Consumer<JsonWriter> fields) {
    generator.writeObjectPropertyStart(name);
    fields.accept(this);
    generator.writeEndObject();
    return this;
  }

  /** An object of texts, in the map's order. */
  public JsonWriter texts(String name, Map<String, String> values) {
    return object(name, writer -> values.forEach(writer::text));
  }

  /** An array of texts. */
  public JsonWriter texts(String name, Collection<String> values) {
    generator.writeArrayPropertyStart(name);
    values.forEach(generator::writeString);
    generator.writeEndArray();
    return this;
  }

  /** An array of objects. */
  public <T> JsonWriter objects(
      String name, Collection<T> values, java.util.function.BiConsumer<JsonWriter, T> fields) {
    generator.writeArrayPropertyStart(name);
    for (T value : values) {
      generator.writeStartObject();
      fields.accept(this, value);
      generator.writeEndObject();
    }
    generator.writeEndArray();
    return this;
  }
}
