package dev.strongroom.console.account;

import dev.strongroom.console.page.Form.Field;
import java.util.List;

/**
 * What is shown after signing in again in the middle of a form: the form can go on.
 *
 * @param path where it was going
 * @param fields what it carries
 * @param proof what forms of the new session carry against forgery
 */
public record ResumePage(String path, List<Field> fields, String proof) {
  /** The path alone. */
  @Override
  public String toString() {
    return "ResumePage[" + path + "]";
  }
}
