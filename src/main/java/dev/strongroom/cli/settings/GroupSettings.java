package dev.strongroom.cli.settings;

import dev.strongroom.groups.GroupRules;

/**
 * What holds for Groups and partners.
 *
 * @param strictTokens whether tokens for the Partner API are good for nothing else
 */
public record GroupSettings(GroupRules rules, boolean strictTokens) {
  /** What holds when nothing is set. */
  public static final GroupSettings STANDARD = new GroupSettings(GroupRules.STANDARD, false);
}
