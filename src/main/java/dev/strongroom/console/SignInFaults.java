package dev.strongroom.console;

import dev.strongroom.access.Grant;
import dev.strongroom.access.Rejection;
import dev.strongroom.accounts.Barred;
import dev.strongroom.accounts.SignIn;
import dev.strongroom.api.Fault;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.console.page.Times;

/** What is wrong with a sign-in, or with the lack of one. */
final class SignInFaults {
  static final String NEEDED = "sign_in_needed";
  static final String WRONG = "wrong_password";
  static final String WRONG_AGAIN = "wrong_confirmation";
  static final String WRONG_CODE = "wrong_code";
  static final String OVER = "sign_in_over";
  static final String NO_ENTRY = "account_trouble";
  static final String TOO_MANY = "too_many_guesses";

  private SignInFaults() {}

  /** There is no session. */
  static Fault needed() {
    return new Fault(401, NEEDED, "Sign in to go on.");
  }

  /** The grant of somebody who gave the right address and password. */
  static Grant grant(SignIn.Result result) {
    return grant(result, WRONG, "The e-mail address or the password is not right.");
  }

  /** The same for somebody who is signed in, and was asked for the password once more. */
  static Grant confirmed(SignIn.Result result) {
    return grant(result, WRONG_AGAIN, "That is not the password.");
  }

  private static Grant grant(SignIn.Result result, String code, String sentence) {
    return switch (result) {
      case SignIn.Result.Right(Grant grant) -> grant;
      case SignIn.Result.Wrong(var rejection) ->
          throw new Fault(401, code, sentence).because(rejection);
      case SignIn.Result.NoEntry(var rejection, Barred why) -> throw noEntry(why, rejection);
      case SignIn.Result.TooMany(long seconds) ->
          throw tooMany("There were too many wrong passwords from here.", seconds);
    };
  }

  /** The grant of somebody who gave the second factor after the password. */
  static Grant withCode(SignIn.CodeResult result) {
    return switch (result) {
      case SignIn.CodeResult.Right(Grant grant) -> grant;
      case SignIn.CodeResult.Wrong(var rejection) ->
          throw new Fault(401, WRONG_CODE, "That code is not right. Each code is good once.")
              .because(rejection);
      case SignIn.CodeResult.NoEntry(var rejection, Barred why) -> throw noEntry(why, rejection);
      case SignIn.CodeResult.Over unused ->
          throw new Fault(401, OVER, "That took too long. Give your password again.");
      case SignIn.CodeResult.TooMany(long seconds) ->
          throw tooMany("There were too many wrong codes.", seconds);
    };
  }

  private static Fault noEntry(Barred why, Rejection rejection) {
    String sentence =
        switch (why) {
          case SUSPENDED ->
              "This account is suspended. Nothing of it is deleted; ask whoever runs the server.";
          case SUSPENDED_BY_ADMIN ->
              "This account is suspended by an admin of its Group. Nothing of it is deleted; ask"
                  + " them.";
          case CLOSING -> "This account is about to be deleted. Ask whoever runs the server.";
          case MANAGED_BY_GROUP -> "This account is managed by its group administrator.";
        };
    return new Fault(403, NO_ENTRY, sentence).because(rejection);
  }

  private static Fault tooMany(String sentence, long seconds) {
    return new Fault(
        429,
        TOO_MANY,
        sentence + " Try again in " + Times.span(seconds * 1000) + ".",
        new Header("Retry-After", Long.toString(seconds)));
  }
}
