package dev.strongroom.console.groups;

import dev.strongroom.groups.Joining;

/**
 * The page that a Group's link leads to.
 *
 * @param name of the Group
 * @param standing of the account that looks
 * @param link what stands in the address
 * @param error what is wrong with what was sent; "" for nothing
 */
public record JoinPage(
    String name, boolean managed, Joining.Standing standing, String link, String error) {
  /** Where it is, without the link's text. */
  public static final String PATH = "/console/join";
}
