package dev.strongroom.api.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** B2's layout (sheet 01 §7.1), and the escapes of another writer. */
class JsonWriterTest {
  private static final DefaultPrettyPrinter LAYOUT =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                  .withObjectEmptySeparator("")
                  .withArrayEmptySeparator(""))
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  @Test
  void theLayoutIsB2s() {
    byte[] written =
        JsonWriter.object(json ->
            json.number("a", 1)
                .objects(
                    "list",
                    List.of("x", "y"),
                    (object, value) -> object.text("value", value).object("none", none -> {}))
                .texts("names", List.of("p", "q"))
                .texts("nothing", List.of())
                .nothing("null")
                .number("number", (Long) null)
                .object("object", object -> object.truth("no", false).truth("yes", true))
                .text("text", null)
                .texts("texts", new LinkedHashMap<>(Map.of("k", "v"))));
    assertEquals(
        """
        {
          "a": 1,
          "list": [
            {
              "value": "x",
              "none": {}
            },
            {
              "value": "y",
              "none": {}
            }
          ],
          "names": [
            "p",
            "q"
          ],
          "nothing": [],
          "null": null,
          "number": null,
          "object": {
            "no": false,
            "yes": true
          },
          "text": null,
          "texts": {
            "k": "v"
          }
        }\
        """,
        new String(written, StandardCharsets.UTF_8));
  }

  @Test
  void anEmptyObjectIsTwoBraces() {
    assertArrayEquals(new byte[] {'{', '}'}, JsonWriter.object(json -> {}));
    assertArrayEquals(new byte[] {'{', '}', '\n'}, JsonWriter.line(json -> {}));
  }

  /** It has no UTF-8 form, and is let in nowhere. */
  @Test
  void halfASurrogatePairBecomesAQuestionMark() {
    byte[] written = JsonWriter.object(json -> json.text("a", "x\uD800y").text("b", "ü\uDC00"));
    assertEquals(
        "{\n  \"a\": \"x?y\",\n  \"b\": \"ü?\"\n}", new String(written, StandardCharsets.UTF_8));
  }

  @Property(tries = 500)
  void textsAreWrittenAsJacksonWritesThem(@ForAll @Size(max = 5) List<String> texts) {
    List<String> whole = texts.stream().map(JsonWriterTest::withoutHalves).toList();
    byte[] written = JsonWriter.object(json -> json.texts("texts", whole));
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    try (JsonGenerator generator = new JsonFactory().createGenerator(new Pretty(), expected)) {
      generator.writeStartObject();
      generator.writeArrayPropertyStart("texts");
      whole.forEach(generator::writeString);
      generator.writeEndArray();
      generator.writeEndObject();
    }
    assertArrayEquals(expected.toByteArray(), written);
    assertEquals(Map.of("texts", whole), readBack(written));
  }

  /** Characters of every plane, each beside one that takes two bytes. */
  @Test
  void characterAfterCharacterComesBack() {
    int step = 1;
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint += step) {
      if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
        String text = Character.toString(codePoint) + "é";
        assertEquals(
            Map.of(text, text), readBack(JsonWriter.object(json -> json.text(text, text))));
      }
      step = 1 + codePoint / 500;
    }
  }

  /** Much more than one piece, with texts around the ends of pieces. */
  @Test
  void longObjectsComeBackWhole() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int number = 0; number < 3000; number++) {
      texts.put("name " + number, "ü".repeat(number % 200) + "x".repeat(number));
    }
    texts.put("long", "y".repeat(1_000_000));
    assertEquals(
        Map.of("texts", texts), readBack(JsonWriter.line(json -> json.texts("texts", texts))));
  }

  private static Map<String, Object> readBack(byte[] written) {
    return JsonReader.readObject(new ByteArrayInputStream(written), written.length);
  }

  private static String withoutHalves(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static final class Pretty extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return LAYOUT.createInstance();
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
