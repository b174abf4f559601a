package dev.strongroom.api.control;

import dev.strongroom.accounts.AccountStates;
import dev.strongroom.accounts.Accounts;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.accounts.SecondFactors;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.FileReading;
import dev.strongroom.files.FileWriting;
import dev.strongroom.files.Names;
import dev.strongroom.groups.GroupServices;
import dev.strongroom.maintenance.Maintenance;
import dev.strongroom.usage.UsageFiles;
import java.util.List;

/** Puts the operator's door together: the list of its operations. */
public record ControlApi(
    Accounts accounts,
    AccountStates accountStates,
    SecondFactors secondFactors,
    ApplicationKeys applicationKeys,
    Names names,
    GroupServices groups,
    Maintenance maintenance,
    Buckets buckets,
    FileReading reading,
    FileWriting writing,
    UsageFiles usageFiles) {
  /** The door with every operation behind it. */
  public ControlDoor door() {
    return new ControlDoor(
        accounts,
        List.of(
            new CreateAccount(accounts),
            new ListAccounts(accounts),
            new SetPassword(accounts),
            new SetAccountState(accountStates),
            new RemoveSecondFactor(secondFactors),
            new SetPartnerAccess(groups.partners()),
            new CreateGroup(groups.groups()),
            new ListGroups(groups.groups()),
            new CreateGroupMember(groups.members(), groups.names()),
            new GenerateMasterKey(accounts),
            new CreateKey(applicationKeys, names),
            new ListKeys(applicationKeys),
            new DeleteKey(applicationKeys),
            new MakeReportsBucket(buckets),
            new WriteUsageReports(names, reading.details(), writing.serversUploads(), usageFiles),
            new Scrub(maintenance),
            new Backup(maintenance)));
  }
}
