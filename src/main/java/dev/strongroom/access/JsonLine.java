package dev.strongroom.access;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One line of the audit log: a JSON object of texts, in the order given, and perhaps a list {@code
 * needs} of such objects at its end.
 *
 * @param fields the texts
 * @param needs none for most lines
 */
record JsonLine(Map<String, String> fields, List<Map<String, String>> needs) {
  private static final String NEEDS = "needs";
  private static final JsonFactory FACTORY = new JsonFactory();

  static String of(Map<String, String> fields, List<Map<String, String>> needs) {
    StringWriter line = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
      generator.writeStartObject();
      fields.forEach(generator::writeStringProperty);
      if (!needs.isEmpty()) {
        generator.writeArrayPropertyStart(NEEDS);
        for (Map<String, String> need : needs) {
          generator.writeStartObject();
          need.forEach(generator::writeStringProperty);
          generator.writeEndObject();
        }
        generator.writeEndArray();
      }
      generator.writeEndObject();
    }
    return line.toString();
  }

  /** Reads a line; empty when it is none, such as one that was broken off. */
  static Optional<JsonLine> read(String line) {
    JsonLine read = new JsonLine(new LinkedHashMap<>(), new ArrayList<>());
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      read.readFields(parser, read.fields);
      return parser.nextToken() == null ? Optional.of(read) : Optional.empty();
    } catch (JacksonException brokenOff) {
      return Optional.empty();
    }
  }

  private void readFields(JsonParser parser, Map<String, String> target) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      switch (parser.nextToken()) {
        case VALUE_STRING -> target.put(name, parser.getString());
        case START_ARRAY -> readNeeds(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private void readNeeds(JsonParser parser) {
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> need = new LinkedHashMap<>();
      readFields(parser, need);
      needs.add(need);
    }
  }

  /** A field's text; "" when it is not there. */
  String text(String name) {
    return fields.getOrDefault(name, "");
  }
}
