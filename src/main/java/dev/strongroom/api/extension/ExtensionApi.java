package dev.strongroom.api.extension;

import dev.strongroom.access.Tokens;
import dev.strongroom.accounts.AccountStates;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.groups.GroupServices;
import java.util.List;

/** Puts the extension API together: the list of its operations. */
public record ExtensionApi(
    Tokens tokens, GroupServices groups, AccountStates states, ApplicationKeys keys) {
  /** The door with every operation behind it. */
  public ExtensionDoor door() {
    return new ExtensionDoor(
        tokens,
        List.of(
            new ReadDocument(),
            new CreateGroup(groups.groups()),
            new RenameGroup(groups.groups(), groups.names()),
            new ReadGroup(groups.groups(), groups.names()),
            new ReadMember(groups.members(), groups.names()),
            new SetGroupQuota(groups.quotas(), groups.names()),
            new SetMemberQuota(groups.quotas(), groups.names()),
            new SetMemberState(states, groups.names()),
            new ListMemberKeys(keys, groups.names()),
            new CreateMemberKey(keys, groups.names()),
            new DeleteMemberKey(keys, groups.names())));
  }
}
