package dev.strongroom.store.sql;

import java.io.StringWriter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * File info and bucket info as a JSON object of strings. Only ASCII is written, so that any text
 * comes back exactly as it was, even text that has no UTF-8 form.
 */
final class InfoCodec {
  private static final String EMPTY = "{}";
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private InfoCodec() {}

  static String encode(SortedMap<String, String> info) {
    if (info.isEmpty()) {
      return EMPTY;
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      generator.writeStartObject();
      for (Map.Entry<String, String> entry : info.entrySet()) {
        generator.writeStringProperty(entry.getKey(), entry.getValue());
      }
      generator.writeEndObject();
    }
    return text.toString();
  }

  static SortedMap<String, String> decode(String text) {
    SortedMap<String, String> info = new TreeMap<>();
    if (text.equals(EMPTY)) {
      return info;
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        expect(parser.nextToken(), JsonToken.VALUE_STRING);
        info.put(key, parser.getString());
      }
      expect(parser.currentToken(), JsonToken.END_OBJECT);
    } catch (JacksonException unreadable) {
      throw new IllegalArgumentException("info is not JSON", unreadable);
    }
    return info;
  }

  private static void expect(JsonToken found, JsonToken expected) {
    if (found != expected) {
      throw new IllegalArgumentException("info is not an object of strings");
    }
  }
}
