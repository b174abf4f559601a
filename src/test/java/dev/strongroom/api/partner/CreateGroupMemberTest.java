package dev.strongroom.api.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.cli.settings.GroupSettings;
import dev.strongroom.groups.GroupRules;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.AccountProfile;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Capability;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.Membership;
import dev.strongroom.model.Region;
import dev.strongroom.model.Regions;
import dev.strongroom.store.DuplicateException;
import dev.strongroom.store.StorageFullException;
import dev.strongroom.testing.AuditLines;
import dev.strongroom.testing.NativeClient;
import dev.strongroom.testing.Partner;
import dev.strongroom.testing.Race;
import dev.strongroom.testing.TestAnswer;
import dev.strongroom.testing.TestServer;
import dev.strongroom.testing.WatchedStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** b2_create_group_member (sheet 03 §5.3; sheet 06 case 92). */
class CreateGroupMemberTest {
  @TempDir Path directory;
  private TestServer server;
  private WatchedStore store;
  private Partner partner;

  @BeforeEach
  void start() {
    server =
        TestServer.in(
            directory,
            real -> {
              store = new WatchedStore(real);
              return store;
            },
            blobs -> blobs);
    partner = server.newPartner("admin@provider.example");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theAnswerHasTheShapeOfTheSheet() {
    TestAnswer created = partner.at("v4").create("new@customer.example").ok();
    assertEquals(
        List.of("applicationKey", "applicationKeyId", "groupMember"),
        List.copyOf(created.json().keySet()));
    String accountId = created.text("groupMember.accountId");
    assertEquals("000" + accountId + "0000000001", created.text("applicationKeyId"));
    assertTrue(created.text("applicationKey").matches("K000.{27}"), "31 characters");
    assertEquals(
        Map.of(
            "accountId",
            accountId,
            "clusterNum",
            "000",
            "email",
            "new@customer.example",
            "groupId",
            partner.groupId(),
            "groupName",
            "Group of admin@provider.example",
            "region",
            "us-west",
            "s3Endpoint",
            "localhost:8420"),
        created.value("groupMember"));
  }

  /** An ordinary key of the new account without any limit; not its master key. */
  @Test
  void theKeyMayDoEverythingInTheNewAccountAtOnce() {
    NativeClient member = partner.member("new@customer.example");
    ApplicationKeyId id = new ApplicationKeyId(member.keyId());
    var key = server.metadata().read(tables -> tables.applicationKeys().find(id)).orElseThrow();
    assertEquals(List.of(Capability.values()), key.capabilities().list());
    assertFalse(key.buckets().isRestricted() || key.namePrefix().isRestricted());
    assertEquals(null, key.expiresAtMillis());
    assertFalse(key.id().isMaster());
    String bucket = member.createBucket("customers-bucket", "allPrivate");
    member.upload(bucket, "a", new byte[] {1}).ok();
    NativeClient further = member.createKey(List.of("readFiles"), List.of(), "");
    assertTrue(further.keyId().endsWith("0000000002"), "keys are counted on from the first");
  }

  @Test
  void theMembersMasterKeyHasNoSecretUntilOneIsGenerated() {
    String id = partner.create("new@customer.example").ok().text("groupMember.accountId");
    ApplicationKeyId master = ApplicationKeyId.ofMaster(new AccountId(id));
    assertEquals(
        Optional.empty(), server.metadata().read(tables -> tables.applicationKeys().find(master)));
  }

  /** Sheet 03 §1: the member cannot sign in; its first page says nothing of the key again. */
  @Test
  void nobodySignsInToTheAccount() {
    String id = partner.create("new@customer.example").ok().text("groupMember.accountId");
    AccountId account = new AccountId(id);
    AccountProfile profile =
        server.metadata().read(tables -> tables.accountProfiles().find(account));
    assertFalse(profile.maySignIn());
    assertFalse(
        server
            .metadata()
            .read(tables -> tables.accounts().find(account))
            .orElseThrow()
            .hasPassword());
    assertFalse(partner.members().toString().contains("applicationKey"));
  }

  @Test
  void missingAndIllegalFieldsAreNamed() {
    assertEquals(
        "required field groupId is missing",
        partner.call("b2_create_group_member", "memberEmail", "a@b.example").text("message"));
    TestAnswer answer = partner.call("b2_create_group_member", "groupId", partner.groupId());
    assertEquals("400 bad_request", answer.outcome());
    assertEquals("required field memberEmail is missing", answer.text("message"));
    assertEquals("400 bad_json", partner.client().post("b2_create_group_member", "[]").outcome());
  }

  /** Unmanaged, or without storage: no Group for this. */
  @Test
  void invalidGroupId() {
    String unmanaged =
        server.newGroup(partner.accountId(), "unmanaged", false, GroupProduct.STORAGE);
    String backup = server.newGroup(partner.accountId(), "backup", true, GroupProduct.BACKUP);
    for (String group : List.of(unmanaged, backup, "424242")) {
      Partner there = new Partner(partner.client(), "", group);
      assertEquals("401 invalid_group_id", there.create("a@customer.example").outcome(), group);
    }
    assertEquals(1, accounts(), "nothing was made");
  }

  @Test
  void invalidEmailWhenItIsNoAddress() {
    for (String email :
        List.of(
            "",
            "a",
            "@",
            "a@",
            "@b.example",
            "a b@c.example",
            "a@b@c.example",
            "a@b.example\n",
            "x".repeat(250) + "@b.example",
            "\u0430dmin@customer.example",
            "admin@custom\u0435r.example")) {
      TestAnswer answer = partner.create(email);
      assertEquals("401 invalid_email", answer.outcome(), email);
      assertFalse(answer.text("message").contains("already exists"), email);
    }
  }

  /** Sheet 03 §5.3: scripts look for "already exists". Sheet 06 case 92: in other case too. */
  @Test
  void invalidEmailWhenItIsAnAccountAlready() {
    TestAnswer unused = partner.create("new@customer.example").ok();
    for (String email :
        List.of(
            "new@customer.example",
            "NEW@Customer.Example",
            "Admin@provider.example",
            "ADMIN@PROVIDER.EXAMPLE")) {
      TestAnswer answer = partner.create(email);
      assertEquals("401 invalid_email", answer.outcome(), email);
      assertTrue(answer.text("message").contains("already exists"), answer::toString);
    }
  }

  @Test
  void invalidRegionForClusterLabelsAndUnknownNames() {
    for (String region : List.of("us-west-004", "US-WEST", "", "mars")) {
      assertEquals(
          "401 invalid_region",
          partner.create("a@customer.example", "region", region).outcome(),
          region);
    }
    Object none = null;
    TestAnswer created = partner.create("a@customer.example", "region", none).ok();
    assertEquals("us-west", created.text("groupMember.region"), "the first is the standard");
  }

  /** Sheet 03 §6: names, labels and hosts are the operator's. */
  @Test
  void regionsAreThoseOfTheConfiguration() {
    Regions regions =
        new Regions(
            List.of(
                Region.parse("nord"), Region.parse("sued=042@s3.sued-042.provider.example:9000")));
    GroupSettings settings = new GroupSettings(new GroupRules(regions, false, Set.of()), false);
    try (TestServer other = TestServer.in(directory, settings)) {
      Partner there = other.newPartner("admin@provider.example").at("v4");
      TestAnswer south = there.create("a@customer.example", "region", "sued").ok();
      assertEquals("042", south.text("groupMember.clusterNum"));
      assertEquals("s3.sued-042.provider.example:9000", south.text("groupMember.s3Endpoint"));
      assertTrue(south.text("applicationKeyId").startsWith("042"), south::toString);
      NativeClient member =
          NativeClient.authorize(
              other, south.text("applicationKeyId"), south.text("applicationKey"));
      assertEquals(south.text("groupMember.accountId"), member.accountId());
      assertEquals("nord", there.create("b@customer.example").text("groupMember.region"));
      assertEquals(
          "401 invalid_region", there.create("c@customer.example", "region", "us-west").outcome());
    }
  }

  @Test
  void methodFailureForRefusedDomains() {
    GroupRules rules = new GroupRules(Regions.STANDARD, false, Set.of("backblaze.com"));
    try (TestServer other = TestServer.in(directory, new GroupSettings(rules, false))) {
      Partner there = other.newPartner("admin@provider.example");
      assertEquals("420 method_failure", there.create("a@Backblaze.com").outcome());
      assertEquals("200", there.create("a@not-backblaze.com").outcome());
    }
  }

  /** Sheet 03 §0 no. 7: a failed creation leaves nothing, whatever made it fail. */
  @Test
  void methodFailureLeavesNothing() {
    long before = accounts();
    for (RuntimeException problem :
        List.of(new StorageFullException("full"), new DuplicateException("taken"))) {
      store.afterNextRead(() -> store.failNextWriteWith(problem));
      assertEquals("420 method_failure", partner.create("new@customer.example").outcome());
    }
    assertEquals(before, accounts());
    assertEquals(List.of(), Partner.emails(partner.members()));
    assertEquals("200", partner.create("new@customer.example").outcome());
  }

  /** The act is written down with both accounts before it is done, and not done without. */
  @Test
  void everyCreationIsAudited() {
    AuditLines audit = new AuditLines();
    try (TestServer other = TestServer.in(directory, audit)) {
      Partner there = other.newPartner("admin@provider.example");
      String member = there.create("a@customer.example").ok().text("groupMember.accountId");
      Map<String, Object> line = audit.last();
      assertEquals("create group member", line.get("change"));
      assertEquals(member, line.get("subject"));
      assertEquals(there.accountId(), line.get("accountId"));
      assertEquals("b2_create_group_member", line.get("operation"));
      audit.failWith(new IllegalStateException("no audit log"));
      assertEquals(500, there.create("b@customer.example").status());
      audit.failWith(null);
      assertEquals(List.of("a@customer.example"), Partner.emails(there.members()));
    }
  }

  /** Sheet 03 §1; sheet 06 case 92: the 5,001st member in a race. */
  @Test
  void tooManyMembersHoldsUnder50ParallelJoins() throws Exception {
    fill(5_000 - 10);
    List<Supplier<String>> joins = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      String email = "racer" + number + "@customer.example";
      joins.add(() -> partner.create(email).outcome());
    }
    List<String> outcomes = Race.of(joins);
    assertEquals(10, outcomes.stream().filter("200"::equals).count(), outcomes::toString);
    assertEquals(40, outcomes.stream().filter("401 too_many_members"::equals).count());
    GroupId group = GroupId.parse(partner.groupId()).orElseThrow();
    assertEquals(
        5_000,
        server.metadata().read(tables -> tables.memberships().list(group, "", 6_000)).size());
  }

  /** Equal addresses in parallel, in other case too, give one account. */
  @Test
  void equalAddressesInParallelGiveOneAccount() throws Exception {
    long before = accounts();
    List<Supplier<TestAnswer>> joins = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      String email = number % 2 == 0 ? "same@customer.example" : "SAME@Customer.Example";
      joins.add(() -> partner.create(email));
    }
    List<TestAnswer> answers = Race.of(joins);
    assertEquals(1, answers.stream().filter(answer -> answer.status() == 200).count());
    for (TestAnswer answer : answers) {
      if (answer.status() != 200) {
        assertEquals("401 invalid_email", answer.outcome());
        assertTrue(answer.text("message").contains("already exists"));
      }
    }
    assertEquals(before + 1, accounts());
  }

  @Test
  void idsAndSecretsAreNeverTheSame() {
    Set<String> seen = new HashSet<>();
    for (int number = 0; number < 20; number++) {
      TestAnswer created = partner.create(number + "@customer.example").ok();
      assertTrue(seen.add(created.text("applicationKey")));
      assertTrue(seen.add(created.text("groupMember.accountId")));
    }
  }

  private long accounts() {
    return server.metadata().read(tables -> tables.accounts().list("", 10_000)).size();
  }

  /** Members without keys, as many as it takes. */
  private void fill(int count) {
    GroupId group = GroupId.parse(partner.groupId()).orElseThrow();
    server
        .metadata()
        .<Object>write(tables -> {
          for (int number = 1; number <= count; number++) {
            tables
                .memberships()
                .insert(
                    new Membership(
                        new AccountId("ff%010x".formatted(number)),
                        group,
                        "filler" + number + "@customer.example",
                        "us-west",
                        Membership.Origin.PARTNER_API,
                        1));
          }
          return group;
        });
  }
}
