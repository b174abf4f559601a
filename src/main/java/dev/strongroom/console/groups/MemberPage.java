package dev.strongroom.console.groups;

/**
 * The page of one member.
 *
 * @param limits what is typed for its quota
 * @param asksToEject whether it is asked whether to let the member go
 * @param newEmail what was typed as its new address
 * @param error what is wrong with what was typed; "" for nothing
 * @param notice what was just done; "" for nothing
 */
public record MemberPage(
    GroupRow group,
    MemberRow member,
    QuotaForm limits,
    boolean asksToEject,
    String newEmail,
    String error,
    String notice) {
  /** The same page with what was typed for its quota. */
  MemberPage withLimits(QuotaForm typed) {
    return new MemberPage(group, member, typed, asksToEject, newEmail, error, notice);
  }

  /** Where it is. */
  public String path() {
    return MembersPage.path(group.id()) + "/" + member.accountId();
  }
}
