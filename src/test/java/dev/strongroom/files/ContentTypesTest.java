package dev.strongroom.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strongroom.model.FileName;
import dev.strongroom.model.IllegalValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table behind {@code b2/x-auto} and how an operator replaces it (sheet 02 §5.3). */
class ContentTypesTest {
  @TempDir private Path directory;

  private static String resolved(ContentTypes types, String name) {
    return types.resolve("b2/x-auto", new FileName(name));
  }

  @Test
  void anOperatorsTableReplacesTheStandardOneWhole() throws IOException {
    Path file = directory.resolve("content-types.txt");
    assertEquals("text/plain", resolved(ContentTypes.standard(), "a.txt"));
    Files.writeString(file, "# mine\nimage/x-raw raw CR2 # cameras\n\n");
    ContentTypes own = ContentTypes.read(file);
    assertEquals("image/x-raw", resolved(own, "a.RAW"));
    assertEquals("image/x-raw", resolved(own, "a.cr2"));
    assertEquals("application/octet-stream", resolved(own, "a.txt"));
  }

  @Test
  void aTableWithAMistakeIsRefused() {
    assertThrows(IllegalValueException.class, () -> ContentTypes.parse("plain txt"));
    assertThrows(IllegalValueException.class, () -> ContentTypes.parse("a/b txt\nc/d TXT"));
  }
}
