package dev.strongroom.console.page;

import java.util.Optional;

/**
 * What surrounds a page.
 *
 * @param title of the page, for the browser's tab
 * @param here which place of the navigation it belongs to
 * @param person who is signed in; empty for pages that everybody sees
 * @param assets the addresses of what belongs to every page
 * @param boosted whether links may be followed without loading the frame anew; never on a page that
 *     shows a secret
 */
public record Frame(
    String title, Place.Page here, Optional<SignedIn> person, Assets assets, boolean boosted) {
  /**
   * Who is signed in.
   *
   * @param proof what their forms carry against forgery
   * @param administersGroups whether the places of Groups are theirs
   * @param managed the address of the member whose account they look after; "" for their own
   */
  public record SignedIn(
      String email, String accountId, String proof, boolean administersGroups, String managed) {
    /** The address alone. */
    @Override
    public String toString() {
      return "SignedIn[" + email + "]";
    }
  }

  /** What forms carry against forgery; "" when nobody is signed in. */
  public String proof() {
    return person.map(SignedIn::proof).orElse("");
  }
}
