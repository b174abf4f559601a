package dev.strongroom.console;

import dev.strongroom.api.Fault;
import dev.strongroom.console.page.Form;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a form carries to show that it comes from a page of the same session: made of what opens the
 * session, which no other page can read (sheet 06, ASVS 3.5).
 */
final class FormProof {
  private static final String LABEL = "strongroom form ";

  private FormProof() {}

  /** The proof for the forms of a session in the person's own account. */
  static String of(String token) {
    return of(token, "");
  }

  /**
   * The proof for the forms of a session in an account: a form of another account's pages, in a
   * window that was left open, is not taken for one of this account.
   *
   * @param managed the id of the member's account that the session is in; "" for the person's own
   */
  static String of(String token, String managed) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((LABEL + managed + " " + token).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Makes sure that the form has it. */
  static void require(String token, String managed, Form form) {
    String shown = form.raw("csrf");
    boolean same =
        MessageDigest.isEqual(
            of(token, managed).getBytes(StandardCharsets.US_ASCII),
            shown.getBytes(StandardCharsets.UTF_8));
    if (!same) {
      throw new Fault(
          403,
          "form_outdated",
          "This form belongs to another session or account, so nothing was done.");
    }
  }
}
