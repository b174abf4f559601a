package dev.strongroom.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** RFC 6238, appendix B (the last six of its eight digits), and RFC 4648, section 10. */
class TimeCodeTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @Test
  void theCodesAreThoseOfTheStandard() {
    Map<Long, String> published =
        Map.of(
            59L,
            "287082",
            1_111_111_109L,
            "081804",
            1_111_111_111L,
            "050471",
            1_234_567_890L,
            "005924",
            2_000_000_000L,
            "279037",
            20_000_000_000L,
            "353130");
    published.forEach((seconds, code) -> {
      assertEquals(code, TimeCode.of(SECRET, seconds / 30), seconds + " s");
      assertEquals(OptionalLong.of(seconds / 30), TimeCode.stepOf(SECRET, code, seconds * 1000, 0));
    });
  }

  @Test
  void aCodeIsGoodForHalfAMinuteMoreOrLessAndOnce() {
    long step = 100;
    String code = TimeCode.of(SECRET, step);
    for (long now = step - 3; now <= step + 3; now++) {
      boolean near = Math.abs(now - step) <= 1;
      OptionalLong expected = near ? OptionalLong.of(step) : OptionalLong.empty();
      assertEquals(expected, TimeCode.stepOf(SECRET, code, now * 30_000 + 29_999, step - 1));
      assertEquals(OptionalLong.empty(), TimeCode.stepOf(SECRET, code, now * 30_000, step));
    }
    for (String other : new String[] {"", "28708", "2870822", "abcdef", "２８７０８２"}) {
      assertEquals(OptionalLong.empty(), TimeCode.stepOf(SECRET, other, 59_000, 0), other);
    }
  }

  @Test
  void secretsReadAsAppsReadThem() {
    Map<String, String> published =
        Map.of(
            "",
            "",
            "f",
            "MY",
            "fo",
            "MZXQ",
            "foo",
            "MZXW6",
            "foob",
            "MZXW6YQ",
            "fooba",
            "MZXW6YTB",
            "foobar",
            "MZXW6YTBOI");
    published.forEach((text, encoded) ->
        assertEquals(encoded, Base32.encode(text.getBytes(StandardCharsets.US_ASCII)), text));
  }
}
