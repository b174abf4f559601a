package dev.strongroom.console.groups;

/** The pages that each Group has one of, and that the navigation leads to. */
public enum PageOfGroup {
  /** Users/Computers. */
  MEMBERS,
  /** Invite & Approve. */
  INVITATIONS
}
