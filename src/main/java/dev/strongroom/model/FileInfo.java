package dev.strongroom.model;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an uploader says about a file: values by lower-case key, in key order (sheet 02 §4.4). Keys
 * beginning with {@code b2-} are reserved for {@link ContentHeader}s. The limit in bytes depends on
 * the file's name and is checked where a file is made.
 */
public record FileInfo(SortedMap<String, String> values) {
  /** Most keys that a user may give, the {@code b2-} ones not counted. */
  public static final int MAXIMUM_USER_KEYS = 10;

  /** No info at all. */
  public static final FileInfo NONE = new FileInfo(new TreeMap<>());

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._`~!#$%^&*'|+-]{1,50}");

  /** Copies the values; use {@link #of} for values from outside. */
  public FileInfo {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * Checks and lower-cases what a caller sent; throws {@link IllegalValueException} with the rule
   * that is broken.
   */
  public static FileInfo of(Map<String, String> sent) {
    FileInfo checked = ofAnyCount(sent);
    long userKeys = checked.values.keySet().stream().filter(key -> !key.startsWith("b2-")).count();
    if (userKeys > MAXIMUM_USER_KEYS) {
      throw new IllegalValueException("file info must have at most 10 keys");
    }
    return checked;
  }

  /** As {@link #of}, with as many keys as the limit in bytes allows (sheet 04 §4.2). */
  public static FileInfo ofAnyCount(Map<String, String> sent) {
    SortedMap<String, String> checked = new TreeMap<>();
    for (Map.Entry<String, String> entry : sent.entrySet()) {
      checkKey(entry.getKey());
      String key = entry.getKey().toLowerCase(Locale.ROOT);
      if (key.startsWith("b2-")) {
        ContentHeader.ofInfoKey(key)
            .orElseThrow(() -> new IllegalValueException("file info key is reserved: " + key))
            .check(entry.getValue());
      }
      checkValue(entry.getValue());
      if (checked.put(key, entry.getValue()) != null) {
        throw new IllegalValueException("file info key is given twice: " + key);
      }
    }
    return new FileInfo(checked);
  }

  /**
   * Checks one key of file info or bucket info; throws {@link IllegalValueException} when it is not
   * allowed.
   */
  static void checkKey(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalValueException(
          "info keys must be 1 to 50 letters, digits and -_.`~!#$%^&*'|+ characters");
    }
  }

  private static void checkValue(String value) {
    for (int index = 0; index < value.length(); ) {
      int codePoint = value.codePointAt(index);
      if (codePoint < 32 || codePoint == 127) {
        throw new IllegalValueException("file info values must not contain control characters");
      }
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        throw new IllegalValueException("file info values must be valid UTF-8");
      }
      index += Character.charCount(codePoint);
    }
  }
}
