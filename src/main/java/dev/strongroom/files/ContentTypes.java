package dev.strongroom.files;

import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.FileName;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Content types as uploaders give them, {@code b2/x-auto} included: that one is chosen by the file
 * name's extension, never by the content (sheet 02 §5.3).
 */
public final class ContentTypes {
  private static final String AUTOMATIC = "b2/x-auto";
  private static final String UNKNOWN = "application/octet-stream";
  private static final String RESOURCE = "content-types.txt";

  private final Map<String, String> byExtension;

  private ContentTypes(Map<String, String> byExtension) {
    this.byExtension = Map.copyOf(byExtension);
  }

  /** The table that comes with the program. */
  public static ContentTypes standard() {
    try (InputStream resource = ContentTypes.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the program");
      }
      return parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The table in a file of the operator's, in place of the standard one.
   *
   * @throws IllegalValueException for a line that is wrong
   * @throws IOException when the file cannot be read
   */
  public static ContentTypes read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  /**
   * Reads a table: on each line a type and the extensions that it is for; {@code #} begins a
   * comment. Throws {@link IllegalValueException} for a line that is wrong.
   */
  public static ContentTypes parse(String text) {
    Map<String, String> byExtension = new HashMap<>();
    for (String line : text.lines().toList()) {
      String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
      if (!words[0].isEmpty()) {
        ContentHeader.CONTENT_TYPE.check(words[0]);
      }
      for (int index = 1; index < words.length; index++) {
        if (byExtension.put(words[index].toLowerCase(Locale.ROOT), words[0]) != null) {
          throw new IllegalValueException("extension is given twice: " + words[index]);
        }
      }
    }
    return new ContentTypes(byExtension);
  }

  /**
   * The type to store for what the uploader gave; throws {@link Refusal} or {@link
   * IllegalValueException} when that is no type.
   */
  public String resolve(String given, FileName name) {
    if (given.equals(AUTOMATIC)) {
      return byExtension.getOrDefault(extension(name.value()), UNKNOWN);
    }
    if (given.isEmpty()) {
      throw Refusal.illegalValue("the content type must not be empty");
    }
    ContentHeader.CONTENT_TYPE.check(given);
    return given;
  }

  private static String extension(String name) {
    String segment = name.substring(name.lastIndexOf('/') + 1);
    int dot = segment.lastIndexOf('.');
    return dot < 0 ? "" : segment.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
