package dev.strongroom.api.b2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strongroom.api.Call;
import dev.strongroom.api.Headers;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.model.FileName;
import dev.strongroom.model.IllegalValueException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** File names in headers, in every spelling that clients use (sheet 02 §1.8 and §4.1). */
class UploadNamesTest {
  private static FileName read(String encoded) {
    Headers headers = new Headers(List.of(new Header("X-Bz-File-Name", encoded)));
    Call call =
        new Call(
            "id", "POST", "/", "", headers, 0, InputStream.nullInputStream(), "127.0.0.1", false);
    return new UploadHeaders(call).fileName();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withCharRange(' ', '\u007e')
        .withChars('é', '€', '\u2215', '\uFFFD', '\uD7FF')
        .ofMinLength(1)
        .ofMaxLength(60)
        .map(name -> name.length() % 3 == 0 ? name + "😀" : name);
  }

  @Property(tries = 500)
  void everyNameComesBackFromEverySpelling(@ForAll("names") String name) {
    assertEquals(name, read(PercentCoding.encode(name)).value());
    assertEquals(name, read(fullyEncoded(name)).value());
    assertEquals(name, read(fullyEncoded(name).toLowerCase(Locale.ROOT)).value());
    assertEquals(name, read(PercentCoding.encode(name).replace("%20", "+")).value());
  }

  @ParameterizedTest
  @CsvSource({
    "..,..",
    ".,.",
    "/x,/x",
    "x//y,x//y",
    "x/,x/",
    "a%2Fb,a/b",
    "C:%5Cx,C:\\x",
    "CON,CON",
    "%2e%2e%2f,../",
    "%252e,%2e",
    "%E2%88%95,\u2215"
  })
  void namesThatLookLikePathsAreNames_sheet06_bad31(String encoded, String name) {
    assertEquals(name, read(encoded).value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "%00", "a%1f", "%7F", "%C0%AE", "%ED%A0%80", "%80x", "%", "%4", "%G1", "a%"})
  void brokenNamesAreRefused_sheet06_bad31(String encoded) {
    assertThrows(RuntimeException.class, () -> read(encoded));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1023, 1024})
  void namesHaveUpTo1024Bytes_sheet02_4_1(int length) {
    assertEquals(length, read("n".repeat(length)).value().length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "%C3%A9", "%F0%9F%98%80"})
  void longerNamesAreRefused_sheet06_bad31(String character) {
    int bytes = character.length() == 1 ? 1 : character.length() / 3;
    assertEquals(1024, read(character.repeat(1024 / bytes)).bytes().length);
    assertThrows(IllegalValueException.class, () -> read(character.repeat(1024 / bytes) + "n"));
  }

  private static String fullyEncoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte value : name.getBytes(StandardCharsets.UTF_8)) {
      encoded.append("%%%02X".formatted(value & 0xff));
    }
    return encoded.toString();
  }
}
