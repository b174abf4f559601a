package dev.strongroom.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values that callers put into response headers (sheet 02 §10.4; sheet 06, bad inputs 35 and 82).
 */
class ContentHeaderTest {
  private static final int LONGEST = 7000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inline",
        "attachment; filename=\"a \\\"b\\\" c.txt\"",
        "attachment;filename=a.txt",
        "attachment ; filename=a ; filename*=utf-8''%E2%82%AC ;",
        "attachment; filename=\";x*=y\""
      })
  void dispositionsOfGoodGrammar(String value) {
    assertDoesNotThrow(() -> ContentHeader.CONTENT_DISPOSITION.check(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "attachment; filename",
        "attachment; filename=\"open",
        "attachment; filename=a b",
        "attachment;; filename=a",
        "attachment; filename*=iso-8859-1''x",
        "attachment; filename*=utf-8''%4"
      })
  void dispositionsOfBadGrammar(String value) {
    assertThrows(IllegalValueException.class, () -> ContentHeader.CONTENT_DISPOSITION.check(value));
  }

  @Test
  void whatStandsInQuotesIsNoExtendedParameter() {
    assertEquals(false, ContentHeader.hasExtendedParameters("attachment; filename=\";x*=y\""));
    assertEquals(true, ContentHeader.hasExtendedParameters("attachment; filename* = utf-8''y"));
  }

  /** Neither a deep stack nor more than linear time: strangers send these. */
  @ParameterizedTest
  @EnumSource(ContentHeader.class)
  void theLongestValuesOfEveryShapeAreAnswered(ContentHeader header) {
    for (String value :
        List.of(
            "a",
            "attachment; filename=\"" + "x".repeat(LONGEST - 30) + "\"",
            "attachment; filename=\"" + "\\x".repeat(LONGEST / 2 - 30) + "\"",
            "attachment; filename=\"" + "x".repeat(LONGEST - 30),
            "a" + " ".repeat(LONGEST - 10) + "(",
            "a" + "; a=b".repeat(LONGEST / 5 - 5),
            "a" + ";".repeat(LONGEST - 5),
            "a; f*=utf-8''" + "%41".repeat(LONGEST / 3 - 10),
            "a; " + "*".repeat(LONGEST - 10),
            "a/b" + ", a".repeat(LONGEST / 3 - 5),
            "a" + ",a".repeat(LONGEST / 2 - 5))) {
      Assertions.assertTimeout(Duration.ofMinutes(1), () -> isGood(header, value));
    }
  }

  private static boolean isGood(ContentHeader header, String value) {
    try {
      header.check(value);
      return true;
    } catch (IllegalValueException bad) {
      return false;
    }
  }
}
