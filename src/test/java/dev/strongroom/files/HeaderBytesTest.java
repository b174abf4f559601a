package dev.strongroom.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.strongroom.api.PercentCoding;
import dev.strongroom.model.FileInfo;
import dev.strongroom.model.FileName;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** What name and info take as headers (sheet 02 §4.4). */
class HeaderBytesTest {

  /** Counted as the lines are written, by the codec that writes them. */
  @Property(tries = 300)
  void theCountIsThatOfTheLines(
      @ForAll @StringLength(min = 1, max = 50) @CharRange(from = ' ', to = '~') @Chars({'é', '€'})
          String name,
      @ForAll @StringLength(min = 1, max = 20) @AlphaChars String key,
      @ForAll @StringLength(max = 50) @CharRange(from = ' ', to = '~') @Chars({'é', '€'})
          String value) {
    FileInfo info = FileInfo.of(Map.of(key, value));
    String lines =
        "X-Bz-File-Name: "
            + PercentCoding.encode(name)
            + "\r\nX-Bz-Info-"
            + key
            + ": "
            + PercentCoding.encode(value)
            + "\r\n";
    assertEquals(lines.length(), HeaderBytes.count(new FileName(name), info));
  }
}
