package dev.strongroom.console;

import dev.strongroom.access.Activity;
import dev.strongroom.access.KnownBrowsers;
import dev.strongroom.access.PendingSignIns;
import dev.strongroom.access.SessionTokens;
import dev.strongroom.access.Sessions;
import dev.strongroom.access.SharedLinks;
import dev.strongroom.accounts.AccountStates;
import dev.strongroom.accounts.Accounts;
import dev.strongroom.accounts.ApplicationKeys;
import dev.strongroom.accounts.KeyDirectory;
import dev.strongroom.accounts.SecondFactors;
import dev.strongroom.accounts.SignIn;
import dev.strongroom.console.account.ChangePassword;
import dev.strongroom.console.account.ChangeSecondFactor;
import dev.strongroom.console.account.EndSession;
import dev.strongroom.console.account.FollowOldPath;
import dev.strongroom.console.account.ShowAsset;
import dev.strongroom.console.account.ShowSecondFactor;
import dev.strongroom.console.account.ShowSettings;
import dev.strongroom.console.account.ShowSignIn;
import dev.strongroom.console.account.SignInPerson;
import dev.strongroom.console.account.SignInWithCode;
import dev.strongroom.console.account.SignOut;
import dev.strongroom.console.account.SignOutEverywhere;
import dev.strongroom.console.activity.ActivityPages;
import dev.strongroom.console.activity.ExplainRequest;
import dev.strongroom.console.activity.ShowActivity;
import dev.strongroom.console.buckets.AskDeleteBucket;
import dev.strongroom.console.buckets.BucketPages;
import dev.strongroom.console.buckets.CreateBucket;
import dev.strongroom.console.buckets.DeleteBucket;
import dev.strongroom.console.buckets.ShowBucket;
import dev.strongroom.console.buckets.ShowBuckets;
import dev.strongroom.console.buckets.ShowNewBucket;
import dev.strongroom.console.buckets.UpdateBucket;
import dev.strongroom.console.files.AskDeleteVersion;
import dev.strongroom.console.files.AskShare;
import dev.strongroom.console.files.ChooseBucket;
import dev.strongroom.console.files.DeleteVersion;
import dev.strongroom.console.files.DownloadVersion;
import dev.strongroom.console.files.FileDetail;
import dev.strongroom.console.files.FilePages;
import dev.strongroom.console.files.HideFile;
import dev.strongroom.console.files.ShareFile;
import dev.strongroom.console.files.ShowFile;
import dev.strongroom.console.files.ShowFiles;
import dev.strongroom.console.groups.AddMyself;
import dev.strongroom.console.groups.AskEjectMember;
import dev.strongroom.console.groups.BackToAdminView;
import dev.strongroom.console.groups.ChooseGroup;
import dev.strongroom.console.groups.CreateGroup;
import dev.strongroom.console.groups.CreateMember;
import dev.strongroom.console.groups.DecideRequest;
import dev.strongroom.console.groups.EjectMember;
import dev.strongroom.console.groups.GroupPages;
import dev.strongroom.console.groups.ImportMembers;
import dev.strongroom.console.groups.InviteMembers;
import dev.strongroom.console.groups.JoinGroup;
import dev.strongroom.console.groups.ManageMember;
import dev.strongroom.console.groups.PageOfGroup;
import dev.strongroom.console.groups.RenewLink;
import dev.strongroom.console.groups.SetGroupQuota;
import dev.strongroom.console.groups.SetJoinPolicy;
import dev.strongroom.console.groups.SetMemberQuota;
import dev.strongroom.console.groups.SetMemberState;
import dev.strongroom.console.groups.ShowGroup;
import dev.strongroom.console.groups.ShowGroups;
import dev.strongroom.console.groups.ShowImport;
import dev.strongroom.console.groups.ShowInvite;
import dev.strongroom.console.groups.ShowJoin;
import dev.strongroom.console.groups.ShowMember;
import dev.strongroom.console.groups.ShowMembers;
import dev.strongroom.console.groups.ShowNewGroup;
import dev.strongroom.console.groups.ShowNewMember;
import dev.strongroom.console.groups.UpdateGroup;
import dev.strongroom.console.groups.WithdrawInvite;
import dev.strongroom.console.keys.AskDeleteKey;
import dev.strongroom.console.keys.AskMasterKey;
import dev.strongroom.console.keys.CreateKey;
import dev.strongroom.console.keys.DeleteKey;
import dev.strongroom.console.keys.GenerateMasterKey;
import dev.strongroom.console.keys.KeyPages;
import dev.strongroom.console.keys.ShowKey;
import dev.strongroom.console.keys.ShowKeys;
import dev.strongroom.console.keys.ShowNewKey;
import dev.strongroom.console.page.Assets;
import dev.strongroom.console.page.Once;
import dev.strongroom.console.page.Pages;
import dev.strongroom.console.reports.DownloadReport;
import dev.strongroom.console.reports.ReportPages;
import dev.strongroom.console.reports.ShowReports;
import dev.strongroom.console.uploads.CancelLargeUpload;
import dev.strongroom.console.uploads.FinishLargeUpload;
import dev.strongroom.console.uploads.PreparePart;
import dev.strongroom.console.uploads.PrepareUpload;
import dev.strongroom.console.uploads.StartLargeUpload;
import dev.strongroom.files.Buckets;
import dev.strongroom.files.FileReading;
import dev.strongroom.files.FileWriting;
import dev.strongroom.files.Names;
import dev.strongroom.groups.GroupServices;
import dev.strongroom.model.Endpoints;
import dev.strongroom.usage.UsageReports;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Puts the console together: the list of its pages.
 *
 * @param endpoints the addresses that clients are given
 * @param region the S3-compatible API's
 * @param random for what makes a form good once; used by many threads at once
 */
public record ConsoleApi(
    Sessions sessions,
    SessionTokens sessionTokens,
    SharedLinks sharedLinks,
    KnownBrowsers browsers,
    SignIn signIn,
    PendingSignIns pendingSignIns,
    SecondFactors secondFactors,
    Accounts accounts,
    ApplicationKeys applicationKeys,
    KeyDirectory keyDirectory,
    Activity activity,
    UsageReports usage,
    Buckets buckets,
    Names names,
    FileReading reading,
    FileWriting writing,
    GroupServices groups,
    AccountStates states,
    Endpoints endpoints,
    String region,
    RandomGenerator random) {

  /** The door with every page behind it. */
  public ConsoleDoor door() {
    Pages pages = new Pages(new Assets(), endpoints.upload());
    List<ConsoleOperation<?, ?>> operations = new ArrayList<>();
    operations.addAll(account(pages));
    operations.addAll(keys(pages));
    operations.addAll(activity(pages));
    operations.addAll(reports(pages));
    operations.addAll(buckets(pages));
    operations.addAll(files(pages));
    operations.addAll(groups(pages));
    return new ConsoleDoor(endpoints.console(), sessions, signIn, pages, operations);
  }

  private List<ConsoleOperation<?, ?>> account(Pages pages) {
    List<ConsoleOperation<?, ?>> operations = new ArrayList<>();
    operations.addAll(
        List.of(
            new ShowAsset(pages.assets()),
            new ShowSignIn(pages),
            new SignInPerson(pages, sessions, browsers, secondFactors, pendingSignIns),
            new SignInWithCode(pages, sessions, browsers, secondFactors),
            new SignOut(sessions),
            new ShowSettings(pages, sessions, secondFactors),
            new ShowSecondFactor(pages, secondFactors),
            new ChangeSecondFactor(pages, secondFactors),
            new EndSession(sessions),
            new SignOutEverywhere(sessions),
            new ChangePassword(pages, sessions, accounts, secondFactors)));
    operations.addAll(FollowOldPath.all());
    return operations;
  }

  private List<ConsoleOperation<?, ?>> activity(Pages pages) {
    ActivityPages activityPages = new ActivityPages(pages, activity, keyDirectory, buckets);
    return List.of(new ShowActivity(activityPages), new ExplainRequest(activityPages));
  }

  private List<ConsoleOperation<?, ?>> reports(Pages pages) {
    ReportPages reportPages = new ReportPages(pages, usage, keyDirectory);
    return List.of(new ShowReports(reportPages), new DownloadReport(reportPages));
  }

  private List<ConsoleOperation<?, ?>> buckets(Pages pages) {
    BucketPages bucketPages = new BucketPages(pages, buckets, endpoints);
    return List.of(
        new ShowBuckets(bucketPages),
        new ShowNewBucket(bucketPages),
        new CreateBucket(bucketPages, buckets),
        new ShowBucket(bucketPages, names),
        new UpdateBucket(bucketPages, buckets, names),
        new AskDeleteBucket(bucketPages, reading.listings(), keyDirectory, names),
        new DeleteBucket(buckets, names));
  }

  private List<ConsoleOperation<?, ?>> files(Pages pages) {
    FilePages filePages = new FilePages(pages, buckets, reading.listings());
    FileDetail fileDetail = new FileDetail(filePages, reading.details(), endpoints);
    return List.of(
        new ChooseBucket(pages, buckets),
        new ShowFiles(filePages, names),
        new ShowFile(filePages, fileDetail, names),
        new DownloadVersion(sessionTokens, reading.details(), names, endpoints),
        new AskShare(filePages, fileDetail, names),
        new ShareFile(filePages, fileDetail, sharedLinks, names),
        new HideFile(writing.hiding(), names),
        new AskDeleteVersion(filePages, names),
        new DeleteVersion(reading.removals(), names),
        new PrepareUpload(names, writing.tickets(), endpoints),
        new StartLargeUpload(names, writing),
        new PreparePart(names, writing.tickets(), endpoints),
        new FinishLargeUpload(names, writing.largeFiles()),
        new CancelLargeUpload(names, writing.largeFiles()));
  }

  private List<ConsoleOperation<?, ?>> groups(Pages pages) {
    GroupPages groupPages = new GroupPages(pages, groups, endpoints, region, new Once(random));
    return List.of(
        new ShowGroups(groupPages),
        new ShowNewGroup(groupPages),
        new CreateGroup(groupPages, groups.groups()),
        new ShowGroup(groupPages),
        new UpdateGroup(groupPages, groups.groups()),
        new SetGroupQuota(groupPages, groups.quotas()),
        new ChooseGroup(groupPages, PageOfGroup.MEMBERS),
        new ShowMembers(groupPages),
        new ShowNewMember(groupPages),
        new CreateMember(groupPages, groups.members()),
        new ShowImport(groupPages),
        new ImportMembers(groupPages, groups.manyMembers()),
        new ShowMember(groupPages),
        new SetMemberQuota(groupPages, groups.quotas()),
        new SetMemberState(groupPages, states),
        new AskEjectMember(groupPages),
        new EjectMember(groupPages, groups.ejection(), applicationKeys),
        new ManageMember(groupPages, sessions),
        new BackToAdminView(sessions),
        new ChooseGroup(groupPages, PageOfGroup.INVITATIONS),
        new ShowInvite(groupPages),
        new InviteMembers(groupPages, groups.joining()),
        new SetJoinPolicy(groupPages, groups.joining()),
        new RenewLink(groupPages, groups.joining()),
        new WithdrawInvite(groupPages, groups.joining()),
        new AddMyself(groupPages, groups.joining()),
        new DecideRequest(groupPages, groups.joining()),
        new ShowJoin(groupPages, groups.joining()),
        new JoinGroup(groupPages, groups.joining()));
  }

  private List<ConsoleOperation<?, ?>> keys(Pages pages) {
    KeyPages keyPages =
        new KeyPages(pages, keyDirectory, buckets, endpoints, region, new Once(random));
    return List.of(
        new ShowKeys(keyPages),
        new AskMasterKey(keyPages),
        new GenerateMasterKey(keyPages, accounts),
        new ShowNewKey(keyPages),
        new CreateKey(keyPages, applicationKeys),
        new ShowKey(keyPages),
        new AskDeleteKey(keyPages),
        new DeleteKey(applicationKeys));
  }
}
