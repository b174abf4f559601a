package dev.strongroom.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfoCodecTest {
  @Property(tries = 500)
  void infoComesBackAsItWas(@ForAll @Size(max = 5) Map<String, String> info) {
    SortedMap<String, String> sorted = new TreeMap<>(info);
    assertEquals(sorted, InfoCodec.decode(InfoCodec.encode(sorted)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":\"",
        "{\"a\":\"b",
        "{\"a\":\"b\"",
        "{\"a\":\"b\",",
        "{\"a\":\"b\",}",
        "{\"a\":\"b\"]",
        "{\"a\":1}",
        "{\"a\":{\"b\":\"c\"}}",
        "[\"a\":\"b\"}",
        "{\"a\",\"b\"}"
      })
  void whatIsNoObjectOfTextsIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> InfoCodec.decode(text));
  }
}
