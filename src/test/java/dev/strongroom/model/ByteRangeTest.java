package dev.strongroom.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sheet 02 §10.2; sheet 06, bad input 36. */
class ByteRangeTest {
  /** What each Range header selects of a file of 10 bytes, and of an empty one. */
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0+1, outside",
    "bytes=0-9, 0+10, outside",
    "bytes=0-, 0+10, outside",
    "bytes=3-5, 3+3, outside",
    "bytes=9-, 9+1, outside",
    "bytes=3-100, 3+7, outside",
    "bytes=10-, outside, outside",
    "bytes=10-12, outside, outside",
    "bytes=-1, 9+1, outside",
    "bytes=-5, 5+5, outside",
    "bytes=-10, 0+10, outside",
    "bytes=-11, 0+10, outside",
    "bytes=-0, outside, outside",
    "BYTES=3-5, 3+3, outside",
    "bytes=0-9223372036854775807, 0+10, outside",
    "bytes=0-9223372036854775808, 0+10, outside",
    "bytes=9223372036854775808-, outside, outside",
    "bytes=-9223372036854775808, 0+10, outside",
    "bytes=99999999999999999999999999999999999999-, outside, outside",
    "bytes=00000000000000000000000000000003-5, 3+3, outside",
    "bytes=5-2, none, none",
    "bytes=-, none, none",
    "bytes=, none, none",
    "bytes, none, none",
    "'', none, none",
    "bytes=1-2x, none, none",
    "bytes=+1-2, none, none",
    "bytes=--1, none, none",
    "bytes = 0-1, none, none",
    "items=0-1, none, none",
    "'bytes=0-1,3-4', none, none",
    "'bytes=0-1,', none, none",
    "bytes=٣-٥, none, none",
  })
  void selectsAsOneRangeOfRfc9110Does(String header, String ofTenBytes, String ofNoBytes) {
    assertEquals(ofTenBytes, selected(header, 10));
    assertEquals(ofNoBytes, selected(header, 0));
  }

  @Test
  void aThousandRangesCountAsNone() {
    assertEquals("none", selected("bytes=" + "0-1,".repeat(999) + "0-1", 10));
    assertEquals("outside", selected("bytes=" + "9".repeat(60_000) + "-", 10));
  }

  private static String selected(String header, long totalLength) {
    return ByteRange.parse(header)
        .map(range ->
            range
                .within(totalLength)
                .map(slice -> slice.offset() + "+" + slice.length())
                .orElse("outside"))
        .orElse("none");
  }
}
