package dev.strongroom.console.account;

import dev.strongroom.console.page.Form;
import dev.strongroom.console.page.Form.Field;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The page to sign in.
 *
 * @param email as it was typed
 * @param error what was wrong; "" for nothing
 * @param next where to go afterwards; "" for the start
 * @param resumePath where a form was going when its session was over; "" for nowhere
 * @param resumed what that form carried
 * @param unprotected whether the password would cross a network in clear
 */
public record SignInPage(
    String email,
    String error,
    String next,
    String resumePath,
    List<Field> resumed,
    boolean unprotected) {
  /** Where it is. */
  public static final String PATH = "/sign-in";

  /** Where one is after signing in. */
  public static final String START = "/console/application-keys";

  private static final String RESUMED = "resume.";
  private static final Pattern OWN_PATH =
      Pattern.compile("/console/[A-Za-z0-9/._~%-]*(\\?[A-Za-z0-9/._~%&=+!$'()*;:@-]*)?");

  /** The path if it is one of the console's pages, and no way to anywhere else; "" otherwise. */
  public static String ownPath(String path) {
    return OWN_PATH.matcher(path).matches() ? path : "";
  }

  /** What the sign-in form carries of the form that is to go on. */
  public static List<Field> resumed(Form form) {
    return form.repeatable().stream()
        .filter(field -> field.name().startsWith(RESUMED))
        .map(field -> new Field(field.name().substring(RESUMED.length()), field.value()))
        .toList();
  }
}
