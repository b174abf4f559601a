package dev.strongroom.api.json;

import dev.strongroom.api.Fault;
import dev.strongroom.api.WholeBody;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON object into maps, lists, strings, {@link Long}, {@link Double}, {@link Boolean}
 * and null. The body must be UTF-8 within a limit; duplicate names, text after the object,
 * comments, NaN, lone surrogates and nesting deeper than {@value #MAXIMUM_DEPTH} are refused (sheet
 * 06, bad input 17).
 */
public final class JsonReader {
  /** Deepest nesting of objects and arrays. */
  public static final int MAXIMUM_DEPTH = 32;

  /** Most values in one body: a finish names 10,000 digests. */
  private static final int MAXIMUM_VALUES = 30_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAXIMUM_DEPTH)
                  .maxNumberLength(40)
                  .build())
          .build();

  private JsonReader() {}

  /**
   * Reads the object.
   *
   * @param maximumBytes more than this is refused before it is parsed
   * @throws MalformedJsonException when it is not one JSON object, too long, or not UTF-8
   */
  public static Map<String, @Nullable Object> readObject(InputStream body, int maximumBytes) {
    return whole(body, maximumBytes, JsonReader::onlyObject);
  }

  /** As {@link #readObject}, for an object that this program wrote, of any length. */
  public static Map<String, @Nullable Object> readOwn(byte[] json) {
    return parsed(new String(json, StandardCharsets.UTF_8), JsonReader::onlyObject);
  }

  /** What {@link #readObjects} found. */
  public record Objects(boolean isArray, List<Map<String, @Nullable Object>> list) {}

  /** As {@link #readObject}, for one object or an array of objects. */
  public static Objects readObjects(InputStream body, int maximumBytes) {
    return whole(
        body,
        maximumBytes,
        parser -> {
          List<Map<String, @Nullable Object>> objects = new ArrayList<>();
          boolean isArray = parser.currentToken() == JsonToken.START_ARRAY;
          if (isArray) {
            parser.nextToken();
          }
          while (parser.currentToken() == JsonToken.START_OBJECT) {
            objects.add(object(parser));
            if (!isArray) {
              return new Objects(false, objects);
            }
            parser.nextToken();
          }
          if (!isArray || parser.currentToken() != JsonToken.END_ARRAY) {
            throw new MalformedJsonException("the body must be a JSON object or an array of them");
          }
          return new Objects(true, objects);
        });
  }

  private static <T> T whole(InputStream body, int maximumBytes, Function<JsonParser, T> value) {
    String text = readText(body, maximumBytes);
    checkCount(text);
    return parsed(text, value);
  }

  private static <T> T parsed(String text, Function<JsonParser, T> value) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      T read = value.apply(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("text after the JSON value");
      }
      return read;
    } catch (JacksonException malformed) {
      throw new MalformedJsonException("not valid JSON" + place(malformed.getLocation()));
    }
  }

  private static String readText(InputStream body, int maximumBytes) {
    WholeBody whole =
        new WholeBody(
            maximumBytes,
            WholeBody.Room.OF_APIS,
            () -> new MalformedJsonException("the body is longer than " + maximumBytes + " bytes"),
            () -> new Fault(503, "service_unavailable", "too many long requests at the same time"));
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(whole.read(body)))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw new MalformedJsonException("the body is not valid UTF-8");
    } catch (IOException gone) {
      throw new MalformedJsonException("the body did not arrive");
    }
  }

  /** Before anything is made of them: small values take many times the memory of their text. */
  private static void checkCount(String text) {
    int separators = 0;
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == ',' || character == '{' || character == '[') {
        separators++;
      }
    }
    if (separators > MAXIMUM_VALUES) {
      throw new MalformedJsonException("the body has more than " + MAXIMUM_VALUES + " values");
    }
  }

  /** Where the mistake is; what stands there is not repeated, for it may be a secret. */
  private static String place(@Nullable TokenStreamLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static Map<String, @Nullable Object> onlyObject(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new MalformedJsonException("the body must be a JSON object");
    }
    return object(parser);
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(checked(name), value(parser));
    }
    return Collections.unmodifiableMap(object);
  }

  private static @Nullable Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield Collections.unmodifiableList(list);
      }
      case VALUE_STRING -> checked(parser.getString());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
          throw new MalformedJsonException("a number does not fit into 64 bits");
        }
        yield parser.getLongValue();
      }
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      default -> throw new MalformedJsonException("unexpected " + token);
    };
  }

  private static String checked(String text) {
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (Character.isSurrogate(character)) {
        boolean paired =
            Character.isHighSurrogate(character)
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
        if (!paired) {
          throw new MalformedJsonException("a string holds half a surrogate pair");
        }
        index++;
      }
    }
    return text;
  }
}
