package dev.strongroom.console.account;

import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.Cookies;
import dev.strongroom.console.page.Form;
import dev.strongroom.console.page.Pages;
import dev.strongroom.model.Secret;

/**
 * A session that has just begun.
 *
 * @param session what opens it, for the browser alone
 * @param browserMark what the browser keeps of having signed in
 */
record SignedIn(Secret session, String browserMark) {

  /** To where they were going, or on with the form that was interrupted. */
  Reply reply(ConsoleInput input, Pages pages) {
    Form form = input.form();
    String next = SignInPage.ownPath(form.raw("next"));
    String resumePath = SignInPage.ownPath(form.raw("resume-path"));
    String token = session.reveal();
    Reply reply;
    if (resumePath.isEmpty()) {
      reply = Pages.seeOther(next.isEmpty() ? SignInPage.START : next);
    } else {
      ResumePage page =
          new ResumePage(resumePath, SignInPage.resumed(form), ConsoleInput.proofOf(token));
      reply = pages.plainPage(200, input.call().secure(), "resume", "You are signed in", page);
    }
    Reply marked = Cookies.withBrowserMark(input.call(), reply, browserMark);
    return Cookies.withSession(input.call(), marked, token);
  }
}
