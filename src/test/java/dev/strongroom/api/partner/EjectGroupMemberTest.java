package dev.strongroom.api.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.Action;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.Barred;
import dev.strongroom.accounts.SignIn;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.Membership;
import dev.strongroom.model.Secret;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Partner;
import dev.strongroom.testing.Race;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.UploadPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** b2_eject_group_member (sheet 03 §5.4; sheet 06 case 92). */
class EjectGroupMemberTest {
  private static final String PASSWORD = "a long enough password";

  @TempDir Path directory;
  private AuditLines audit;
  private TestServer server;
  private Partner partner;
  private NativeClient member;

  @BeforeEach
  void start() {
    audit = new AuditLines();
    server = TestServer.in(directory, audit);
    partner = server.newPartner("admin@provider.example");
    member = partner.member("member@customer.example");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theAnswerHasTheShapeOfTheSheet() {
    assertEquals(
        Map.of(
            "accountId",
            member.accountId(),
            "email",
            "owner@customer.example",
            "groupId",
            partner.groupId(),
            "groupName",
            "Group of admin@provider.example",
            "region",
            "us-west",
            "s3Endpoint",
            "localhost:8420"),
        partner.at("v4").eject(member.accountId(), "email", "owner@customer.example").ok().json());
  }

  /** The account, its data and all of its keys live on; sheet 06 case 92: an upload too. */
  @Test
  void keysAndDataStayAndUploadsGoOn() {
    String bucket = member.createBucket("members-bucket", "allPrivate");
    UploadPlace place = member.uploadPlace(bucket);
    partner.eject(member.accountId()).ok();
    place.file("a").content(new byte[] {1, 2, 3}).send().ok();
    assertEquals(3, member.fetch("/file/members-bucket/a").ok().body().length);
    NativeClient further = member.createKey(List.of("listBuckets"), List.of(), "");
    assertEquals(
        "200", further.call("b2_list_buckets", "accountId", further.accountId()).outcome());
  }

  @Test
  void theMemberIsInNoListAfterwardsAndCannotBeEjectedTwice() {
    partner.eject(member.accountId()).ok();
    assertEquals(List.of(), Partner.emails(partner.members()));
    Map<?, ?> stats =
        (Map<?, ?>) partner.call("b2_list_groups").rows("groups").getFirst().get("groupStats");
    assertEquals(0L, stats.get("memberCount"));
    assertEquals("401 invalid_member_account_id", partner.eject(member.accountId()).outcome());
  }

  /** The address stays that account's: it cannot be made again by API. */
  @Test
  void theAccountNeverComesBackByApi() {
    partner.eject(member.accountId()).ok();
    TestAnswer again = partner.create("member@customer.example");
    assertEquals("401 invalid_email", again.outcome());
    assertTrue(again.text("message").contains("already exists"));
  }

  @Test
  void thePersonCanAndMustSignInAfterwards() {
    setPassword();
    assertFalse(profile().maySignIn());
    assertEquals(
        Barred.MANAGED_BY_GROUP,
        assertInstanceOf(SignIn.Result.NoEntry.class, signIn()).why(),
        "nobody signs in to a member's account");
    partner.eject(member.accountId()).ok();
    assertInstanceOf(SignIn.Result.Right.class, signIn());
    AccountProfile after = profile();
    assertTrue(after.maySignIn() && after.mustResetPassword() && after.mustAcceptTerms());
    assertTrue(after.wasEjected());
  }

  @Test
  void theAddressIsKeptUnlessAnotherIsGiven() {
    Object none = null;
    assertEquals(
        "member@customer.example",
        partner.eject(member.accountId(), "email", none).ok().text("email"));
    NativeClient second = partner.member("second@customer.example");
    assertEquals(
        "second@customer.example",
        partner.eject(second.accountId(), "email", "second@customer.example").ok().text("email"));
    NativeClient third = partner.member("third@customer.example");
    partner.eject(third.accountId(), "email", "Real@customer.example").ok();
    assertEquals("200", partner.create("third@customer.example").outcome(), "its old address");
    assertEquals("401 invalid_email", partner.create("real@customer.example").outcome());
  }

  @Test
  void invalidEmail() {
    NativeClient unused = partner.member("other@customer.example");
    for (String email :
        List.of("", "no-address", "OTHER@customer.example", "admin@provider.example")) {
      assertEquals(
          "401 invalid_email", partner.eject(member.accountId(), "email", email).outcome(), email);
    }
    assertEquals(2, Partner.emails(partner.members()).size(), "nobody was ejected");
  }

  /** Sheet 03 §15: who came back by the console keeps the address when ejected again. */
  @Test
  void theAddressOfWhoWasEjectedBeforeCannotBeChanged() {
    partner.eject(member.accountId()).ok();
    rejoin();
    assertEquals(
        "401 invalid_email",
        partner.eject(member.accountId(), "email", "new@customer.example").outcome());
    assertEquals("200", partner.eject(member.accountId()).outcome());
  }

  @Test
  void invalidMemberAccountId() {
    Partner other = server.newPartner("admin@another.example");
    NativeClient theirs = other.member("theirs@customer.example");
    for (String id :
        List.of(theirs.accountId(), partner.accountId(), "0123456789ab", "nonsense", "")) {
      assertEquals("401 invalid_member_account_id", partner.eject(id).outcome(), id);
    }
    String second = server.newGroup(partner.accountId(), "second", true, GroupProduct.STORAGE);
    assertEquals(
        "401 invalid_member_account_id",
        new Partner(partner.client(), "", second).eject(member.accountId()).outcome(),
        "a member of another Group of the same admin");
    assertEquals(1, Partner.emails(partner.members()).size());
  }

  @Test
  void everyEjectionIsAudited() {
    partner.eject(member.accountId()).ok();
    Map<String, Object> line = audit.last();
    assertEquals("eject group member", line.get("change"));
    assertEquals(member.accountId(), line.get("subject"));
    assertEquals(partner.accountId(), line.get("accountId"));
  }

  @Test
  void ofManyEjectionsAtOnceOneSucceeds() throws Exception {
    List<Supplier<String>> ejections = new ArrayList<>();
    for (int number = 0; number < 20; number++) {
      ejections.add(() -> partner.eject(member.accountId()).outcome());
    }
    List<String> outcomes = Race.of(ejections);
    assertEquals(1, outcomes.stream().filter("200"::equals).count(), outcomes::toString);
    assertEquals(19, outcomes.stream().filter("401 invalid_member_account_id"::equals).count());
  }

  /** As the operator does when somebody asks for it. */
  private void setPassword() {
    Target.OfAccount account = new Target.OfAccount(new AccountId(member.accountId()));
    var unused =
        server
            .services()
            .accounts()
            .setPassword(
                server.operatorPermit(account.account(), Action.SET_PASSWORD.on(account)),
                account,
                PASSWORD,
                "");
  }

  private SignIn.Result signIn() {
    return server
        .services()
        .signIn()
        .check("member@customer.example", new Secret(PASSWORD), "127.0.0.1", "");
  }

  private AccountProfile profile() {
    AccountId id = new AccountId(member.accountId());
    return server.metadata().read(tables -> tables.accountProfiles().find(id));
  }

  private void rejoin() {
    Membership membership =
        new Membership(
            new AccountId(member.accountId()),
            GroupId.parse(partner.groupId()).orElseThrow(),
            "member@customer.example",
            "us-west",
            Membership.Origin.JOINED,
            server.clock().millis() + 1);
    server
        .metadata()
        .<Object>write(tables -> {
          tables.memberships().insert(membership);
          return membership;
        });
  }
}
