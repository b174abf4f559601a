package dev.strongroom.console.groups;

import dev.strongroom.console.page.Form;

/**
 * Which members are looked at.
 *
 * @param search "" for all
 * @param start the first address; "" for the beginning
 * @param notice what was just done; "" for nothing
 */
record MemberQuery(String search, String start, String notice) {
  static final MemberQuery FIRST = new MemberQuery("", "", "");

  static MemberQuery of(Form query) {
    return new MemberQuery(
        query.text("q").orElse(""), query.text("start").orElse(""), notice(query.raw("done")));
  }

  private static String notice(String done) {
    return switch (done) {
      case "removed" ->
          "The account has left the Group. Its data and its remaining keys are as they were.";
      case "removed-stopped" ->
          "The account has left the Group. Its keys still do nothing: only the operator of the"
              + " server can let the account work again. Its data is as it was.";
      case "back" -> "You are back in your own account.";
      default -> "";
    };
  }
}
