package dev.strongroom.console.account;

import dev.strongroom.console.page.Form;
import dev.strongroom.console.page.Form.Field;
import dev.strongroom.model.Secret;
import java.util.List;

/**
 * The question for the second factor, to whoever has given the right password.
 *
 * @param ticket shows that they have
 * @param error what was wrong with the last answer; "" for nothing
 * @param next where to go afterwards; "" for the start
 * @param resumePath where a form was going when its session was over; "" for nowhere
 * @param resumed what that form carried
 */
public record CodePage(
    Secret ticket, String error, String next, String resumePath, List<Field> resumed) {
  /** Where its form goes. */
  public static final String PATH = "/sign-in/code";

  /** The field of {@link #ticket()}. */
  public static final String TICKET = "ticket";

  /** The field of the code. */
  public static final String CODE = "code";

  /** The page for a sign-in or an earlier answer. */
  public static CodePage of(Secret ticket, String error, Form form) {
    return new CodePage(
        ticket,
        error,
        SignInPage.ownPath(form.raw("next")),
        SignInPage.ownPath(form.raw("resume-path")),
        SignInPage.resumed(form));
  }
}
