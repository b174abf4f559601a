package dev.strongroom.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.Redemption.Bad;
import dev.strongroom.access.Redemption.Expired;
import dev.strongroom.access.Redemption.Redeemed;
import dev.strongroom.access.Redemption.Suspended;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.ConsoleSession;
import dev.strongroom.model.ContentHeader;
import dev.strongroom.model.FileId;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.GroupStanding;
import dev.strongroom.model.JoinPolicy;
import dev.strongroom.model.Membership;
import dev.strongroom.testing.AuditLines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person in the console hands on is good for one place, and for as long as it should be. */
class SessionTokensTest {
  private static final String SESSION = "5e".repeat(32);
  private static final BucketId BUCKET = new BucketId("0123456789abcdef01234567");
  private static final BucketId OTHER = new BucketId("f123456789abcdef01234567");
  private static final Cluster CLUSTER = new Cluster("000");
  private static final FileId FILE = FileId.of(BUCKET, true, 7, Heart.START_MILLIS, CLUSTER);
  private static final FileId OTHER_FILE = FileId.of(BUCKET, true, 8, Heart.START_MILLIS, CLUSTER);
  private static final String NONCE = "0123456789ab";
  private static final String SAVED = "attachment; filename=\"a\"";

  @TempDir Path directory;
  private Heart heart;
  private SessionTokens tokens;
  private SharedLinks links;
  private final AuditLines audit = new AuditLines();

  /** A token, how it is redeemed where it belongs, and how it is redeemed elsewhere. */
  private record Case(
      String token, Function<String, Redemption> home, List<Function<String, Redemption>> away) {}

  @BeforeEach
  void start() {
    heart = Heart.in(directory);
    AuditTrail trail = new AuditTrail(audit);
    Sessions sessions = new Sessions(heart.store, heart.clock, trail, heart.random);
    tokens = new SessionTokens(sessions, Heart.TOKEN_SECRET, heart.clock);
    links = new SharedLinks(heart.store, Heart.TOKEN_SECRET, heart.clock, trail);
    heart.store.<Object>write(tables -> {
      tables.consoleSessions().put(session(Optional.empty()));
      return SESSION;
    });
  }

  @AfterEach
  void stop() {
    heart.close();
  }

  @Test
  void eachIsGoodAtItsOnePlaceAndNowhereElse() {
    for (Case one : cases()) {
      assertInstanceOf(Redeemed.class, one.home.apply(one.token), one.token);
      for (Function<String, Redemption> place : one.away) {
        assertInstanceOf(Bad.class, place.apply(one.token), one.token);
      }
    }
  }

  @Test
  void noneIsGoodWhenACharacterOfItWasChanged() {
    for (Case one : cases()) {
      for (int index = 0; index < one.token.length(); index++) {
        char changed = one.token.charAt(index) == '0' ? '1' : '0';
        String forged = one.token.substring(0, index) + changed + one.token.substring(index + 1);
        assertInstanceOf(Bad.class, one.home.apply(forged), forged);
      }
      assertInstanceOf(Bad.class, one.home.apply(one.token + "="));
      assertInstanceOf(Bad.class, one.home.apply(one.token.substring(1)));
    }
  }

  @Test
  void thoseOfASessionEndWithItAndALinkGoesOn() {
    List<Case> cases = cases();
    heart.store.<Object>write(tables -> tables.consoleSessions().delete(SESSION));
    for (Case one : cases.subList(0, 3)) {
      assertInstanceOf(Bad.class, one.home.apply(one.token));
    }
    assertInstanceOf(Redeemed.class, cases.getLast().home.apply(cases.getLast().token));
  }

  /** Of an admin's session in a member's account: for that account, while it is managed. */
  @Test
  void inAMembersAccountTheyAreForItWhileItIsManaged() {
    AccountId member = SmallWorld.BOB;
    GroupId group = new GroupId(1);
    heart.putAccount(member, Account.State.ACTIVE);
    heart.store.<Object>write(tables -> {
      tables
          .accountProfiles()
          .put(Heart.ALICE, AccountProfile.STANDARD.withPartnerAccess(true, true));
      tables
          .groups()
          .insert(
              new Group(
                  group,
                  "Group",
                  true,
                  Set.of(GroupProduct.STORAGE),
                  JoinPolicy.RESTRICTED,
                  List.of(),
                  GroupStanding.GOOD,
                  1,
                  false));
      tables.groups().addAdmin(group, Heart.ALICE);
      tables
          .memberships()
          .insert(
              new Membership(
                  member, group, "bob@example.com", "", Membership.Origin.PARTNER_API, 1));
      tables.consoleSessions().put(session(Optional.of(member)));
      return group;
    });
    Case upload = cases().getFirst();
    Redeemed redeemed = assertInstanceOf(Redeemed.class, upload.home.apply(upload.token));
    assertEquals(Optional.of(member), redeemed.grant().account());
    assertEquals(Optional.of(Heart.ALICE), redeemed.grant().manager());
    assertEquals(Optional.empty(), heart.keyRing.whyNotInForce(redeemed.grant()));
    heart.store.<Boolean>write(tables -> tables.memberships().delete(member));
    assertTrue(heart.keyRing.whyNotInForce(redeemed.grant()).isPresent());
    Redeemed after = assertInstanceOf(Redeemed.class, upload.home.apply(upload.token));
    assertEquals(Optional.of(Heart.ALICE), after.grant().account(), "whose bucket it is not");
  }

  private static ConsoleSession session(Optional<AccountId> managed) {
    long now = Heart.START_MILLIS;
    return new ConsoleSession(SESSION, Heart.ALICE, now, now, now, "127.0.0.1", "test", managed);
  }

  @Test
  void aLinkEndsWithThePassword() {
    Case link = cases().getLast();
    heart.store.<Object>write(tables -> {
      Account now = tables.accounts().find(Heart.ALICE).orElseThrow();
      tables
          .accounts()
          .update(new Account(now.id(), now.email(), now.state(), now.createdAtMillis(), "other"));
      return now;
    });
    assertInstanceOf(Bad.class, link.home.apply(link.token));
  }

  @Test
  void nothingWorksWhileTheAccountIsSuspended() {
    List<Case> cases = cases();
    heart.putAccount(Heart.ALICE, Account.State.SUSPENDED);
    for (Case one : cases.subList(0, 3)) {
      assertInstanceOf(Bad.class, one.home.apply(one.token));
    }
    Case link = cases.getLast();
    assertInstanceOf(Suspended.class, link.home.apply(link.token));
    heart.putAccount(Heart.ALICE, Account.State.ACTIVE);
    assertInstanceOf(Redeemed.class, link.home.apply(link.token));
  }

  @Test
  void eachEndsInItsTime() {
    List<Case> cases = cases();
    heart.pass(SessionTokens.DOWNLOADING.minusMillis(1));
    assertInstanceOf(Redeemed.class, cases.get(2).home.apply(cases.get(2).token));
    heart.pass(Duration.ofMillis(1));
    assertInstanceOf(Expired.class, cases.get(2).home.apply(cases.get(2).token));
    heart.pass(SessionTokens.UPLOADING.minus(SessionTokens.DOWNLOADING).minusMillis(1));
    assertInstanceOf(Redeemed.class, cases.getFirst().home.apply(cases.getFirst().token));
    heart.pass(Duration.ofMillis(1));
    assertInstanceOf(Expired.class, cases.getFirst().home.apply(cases.getFirst().token));
    heart.pass(SharedLinks.LONGEST.minus(SessionTokens.UPLOADING).minusMillis(1));
    assertInstanceOf(Redeemed.class, cases.getLast().home.apply(cases.getLast().token));
    heart.pass(Duration.ofMillis(1));
    assertInstanceOf(Expired.class, cases.getLast().home.apply(cases.getLast().token));
  }

  @Test
  void theGrantsReachNoFurtherThanTheirPlace() {
    List<Grant> grants =
        cases().stream().map(one -> ((Redeemed) one.home.apply(one.token)).grant()).toList();
    for (Grant grant : grants) {
      assertEquals(Optional.of(Heart.ALICE), grant.account());
      assertEquals(true, grant.buckets().covers(BUCKET));
      assertEquals(false, grant.buckets().covers(OTHER));
      assertEquals(Grant.Bearer.PROGRAM, grant.bearer());
      assertEquals(1, grant.capabilities().wireNames().size());
    }
    assertEquals(Optional.of(SESSION), grants.getFirst().session());
    assertEquals(Optional.empty(), grants.getLast().session());
    assertEquals(
        Optional.of(Map.of(ContentHeader.CONTENT_DISPOSITION, SAVED)),
        grants.get(2).fixedHeaders());
    assertEquals(Optional.of(Map.of()), grants.getLast().fixedHeaders());
    assertEquals("a/b", grants.getLast().namePrefix().value());
  }

  /** A key's grant cannot be turned into what hangs on no key, and no link outlives seven days. */
  @Test
  void onlyAPersonHandsOnAndForSevenDaysAtMost() {
    heart.addKey(1);
    Target.OfFiles file = bucket().files("a/b");
    Permit ofKey = heart.permit(Heart.id(1), Action.SHARE_FILES.on(file));
    long soon = Heart.START_MILLIS + 1000;
    assertThrows(IllegalStateException.class, () -> links.issue(ofKey, file, soon));
    Permit prepares = heart.permit(Heart.id(1), Action.PREPARE_UPLOAD.on(bucket()));
    assertThrows(
        IllegalStateException.class, () -> tokens.issueUploadToken(prepares, bucket(), NONCE));
    Permit ofPerson = permit(Action.SHARE_FILES.on(file));
    long tooLate = Heart.START_MILLIS + SharedLinks.LONGEST.toMillis() + 1;
    assertThrows(IllegalStateException.class, () -> links.issue(ofPerson, file, tooLate));
  }

  private List<Case> cases() {
    Target.OfFiles file = bucket().files("a/b");
    long until = Heart.START_MILLIS + SharedLinks.LONGEST.toMillis();
    Function<String, Redemption> upload = token -> tokens.redeemUploadToken(token, BUCKET, NONCE);
    Function<String, Redemption> part = token -> tokens.redeemUploadPartToken(token, FILE, NONCE);
    Function<String, Redemption> download = token -> tokens.redeemDownloadToken(token, FILE, SAVED);
    Function<String, Redemption> link = token -> links.redeem(token, "a/b");
    return List.of(
        new Case(
            tokens
                .issueUploadToken(permit(Action.PREPARE_UPLOAD.on(bucket())), bucket(), NONCE)
                .reveal(),
            upload,
            List.of(
                part,
                download,
                link,
                token -> tokens.redeemUploadToken(token, OTHER, NONCE),
                token -> tokens.redeemUploadToken(token, BUCKET, "ab0123456789"))),
        new Case(
            tokens
                .issueUploadPartToken(permit(Action.WRITE_FILE.on(file)), file, FILE, NONCE)
                .reveal(),
            part,
            List.of(
                upload,
                download,
                link,
                token -> tokens.redeemUploadPartToken(token, OTHER_FILE, NONCE),
                token -> tokens.redeemUploadPartToken(token, FILE, "ab0123456789"))),
        new Case(
            tokens
                .issueDownloadToken(
                    permit(
                        Action.DOWNLOAD.on(
                            file.download(Map.of(ContentHeader.CONTENT_DISPOSITION, SAVED)))),
                    file,
                    FILE,
                    SAVED)
                .reveal(),
            download,
            List.of(
                upload,
                part,
                link,
                token -> tokens.redeemDownloadToken(token, OTHER_FILE, SAVED),
                token -> tokens.redeemDownloadToken(token, FILE, "inline"),
                token -> tokens.redeemDownloadToken(token, FILE, ""))),
        new Case(
            links.issue(permit(Action.SHARE_FILES.on(file)), file, until).reveal(),
            link,
            List.of(
                upload,
                part,
                download,
                token -> links.redeem(token, "a/bc"),
                token -> links.redeem(token, "a/"),
                token -> links.redeem(token, "a/B"))));
  }

  private static Target.OfBucket bucket() {
    return new Target.OfBucket(Optional.of(Heart.ALICE), Optional.of(BUCKET), false, "bucket");
  }

  private Permit permit(Need need) {
    return heart.permit(Grant.ofPerson(Heart.ALICE, SESSION, false, Long.MAX_VALUE, false), need);
  }
}
