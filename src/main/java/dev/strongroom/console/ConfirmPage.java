package dev.strongroom.console;

import dev.strongroom.console.page.Form.Field;
import java.util.List;

/**
 * The question for the password before something that needs it. The form goes on to where it was
 * going, with the password beside its fields.
 *
 * @param path where the form was going
 * @param fields what it carried
 * @param proof what forms of the session carry against forgery
 * @param error what was wrong with the last answer; "" for none
 */
public record ConfirmPage(String path, List<Field> fields, String proof, String error) {
  /** The path alone. */
  @Override
  public String toString() {
    return "ConfirmPage[" + path + "]";
  }
}
