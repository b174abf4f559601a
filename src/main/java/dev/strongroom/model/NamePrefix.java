package dev.strongroom.model;

/**
 * The beginning that every file name touched through a key must have (sheet 01 §2.2); empty
 * restricts nothing.
 */
public record NamePrefix(String value) {
  /** The prefix that restricts nothing. */
  public static final NamePrefix NONE = new NamePrefix("");

  /**
   * Checks that the prefix could begin a file name; throws {@link IllegalValueException} otherwise.
   */
  public NamePrefix {
    FileName.checkCharacters(value);
  }

  /**
   * Says whether the file name, or a prefix of file names, lies within. Names are compared as they
   * are.
   */
  public boolean covers(String nameOrPrefix) {
    return nameOrPrefix.startsWith(value);
  }

  /** Says whether the prefix restricts anything. */
  public boolean isRestricted() {
    return !value.isEmpty();
  }

  @Override
  public String toString() {
    return value;
  }
}
