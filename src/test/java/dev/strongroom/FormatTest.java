package dev.strongroom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every Java source is formatted by google-java-format, as {@code ./format} does it. */
class FormatTest {
  @Test
  void everySourceIsFormatted() throws Exception {
    List<String> sources = sources();
    StringWriter unformatted = new StringWriter();
    StringWriter errors = new StringWriter();
    Main formatter =
        new Main(
            new PrintWriter(unformatted), new PrintWriter(errors), InputStream.nullInputStream());
    String[] arguments =
        Stream.concat(Stream.of("--dry-run"), sources.stream()).toArray(String[]::new);

    int exitStatus = formatter.format(arguments);

    assertEquals("", errors.toString(), "what the formatter could not read");
    assertEquals("", unformatted.toString(), "not formatted; ./format mends it");
    assertEquals(0, exitStatus);
  }

  private static List<String> sources() throws IOException {
    return TextFile.all().stream()
        .filter(file -> file.isJava() && (file.isIn("src") || file.isIn("bench")))
        .map(TextFile::name)
        .toList();
  }
}
