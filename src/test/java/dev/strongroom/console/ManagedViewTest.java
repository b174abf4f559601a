package dev.strongroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.Login;
import dev.strongroom.api.Corridor;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.model.Account;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.GroupId;
import dev.strongroom.model.Membership;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An admin inside the account of a member (sheet 03 §8, sheet 05 §9, sheet 06 case 92). */
class ManagedViewTest {
  private static final String KEYS = "/console/application-keys";

  @TempDir Path directory;
  private ConsoleServer server;
  private Corridor console;
  private Person admin;
  private String group;
  private AccountId member;

  @BeforeEach
  void start() {
    server = ConsoleServer.in(directory);
    Doors doors = new Doors(server.services(), System::nanoTime);
    console = doors.corridor(List.of(server.console(doors)));
    server.giveOwnerPartnerAccess();
    admin = person().signedIn();
    group = newGroup("Customers", "on");
    member = newMember("customer@example.com");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theMembersConsoleIsShownWithTheWayBackAndWithoutWhatIsThePersons() {
    assertEquals(KEYS, manage().header("Location"));
    String keys = admin.get(KEYS).body();
    assertTrue(keys.contains("Back to Admin View") && keys.contains("customer@example.com"));
    assertTrue(keys.contains(member + "0000000001"), "the member's first key");
    assertFalse(keys.contains("Group Management") || keys.contains("My Settings"));
    for (String others :
        List.of("/console/my-settings", "/console/groups", "/console/users/" + group)) {
      Person.Answer refused = admin.get(others);
      assertEquals(403, refused.status(), others);
      assertTrue(refused.body().contains("Back to Admin View"), others);
      assertTrue(refused.body().contains("You manage somebody else's account"), others);
    }
    Person.Answer back = post("/console/back-to-admin-view", "/console/groups");
    assertEquals("/console/users/" + group, back.header("Location"));
    String own = admin.get(KEYS).body();
    assertFalse(own.contains("Back to Admin View") || own.contains(member.value()));
    assertEquals(200, admin.get("/console/my-settings").status());
  }

  /** The first Group is that of nobody's account that was looked after. */
  @Test
  void theWayBackLeadsToTheMembersOwnGroup() {
    String first = group;
    Set<String> before = groups();
    Person.Answer made =
        post("/console/groups/new", "/console/groups/new", "groupName", "A", "managed", "on");
    assertEquals(303, made.status(), made.body());
    Set<String> after = groups();
    after.removeAll(before);
    group = after.iterator().next();
    member = newMember("second@example.com");
    manage();
    Person.Answer back = post("/console/back-to-admin-view", KEYS);
    assertEquals("/console/users/" + group, back.header("Location"));
    assertEquals("/console/users/" + first, admin.get("/console/users").header("Location"));
    assertEquals("/console/invite/" + first, admin.get("/console/invite").header("Location"));
    assertEquals(
        "/console/invite/" + group, admin.get("/console/invite?group=" + group).header("Location"));
  }

  /** Sheet 05 §9: everything that is done there carries both names, reading too. */
  @Test
  void everyActInsideIsAuditedWithBothIdentities() {
    int before = server.audit().count();
    manage();
    assertEquals(200, admin.get("/console/files").status());
    Person.Answer made =
        post("/console/buckets/new", KEYS, "bucketName", "made-by-admin", "type", "private");
    assertEquals(303, made.status(), made.body());
    assertEquals(
        member,
        server
            .metadata()
            .read(tables -> tables.buckets().findByName("made-by-admin"))
            .orElseThrow()
            .accountId());
    List<Map<String, Object>> lines = server.audit().since(before);
    for (Map<String, Object> line : lines.subList(1, lines.size())) {
      assertEquals(server.owner().value(), line.get("accountId"), line::toString);
      assertEquals(member.value(), line.get("inAccountId"), line::toString);
    }
    List<Object> acts = lines.stream().map(line -> line.get("change")).toList();
    assertTrue(acts.toString().contains("list all buckets in account " + member), acts::toString);
    assertTrue(lines.stream().anyMatch(line -> "create bucket".equals(line.get("change"))));
  }

  /** Looking is told as looking, and a change that was refused is told as refused, once. */
  @Test
  void activityTellsLookingFromChangingAndWhatWasNotMade() {
    member = newMemberWithPassword("joined@example.com");
    manage();
    assertEquals(200, admin.get("/console/files").status());
    assertEquals(303, makeBucket("made-by-admin").status());
    assertEquals(422, makeBucket("made-by-admin").status());
    Person owner = person();
    assertEquals(303, owner.signIn("joined@example.com", ConsoleServer.PASSWORD).status());
    String views = owner.get("/console/activity?kind=views").body();
    assertTrue(views.contains("View: list all buckets in account " + member), views);
    assertFalse(views.contains(">Change<") || views.contains(">Refused<"), views);
    String changes = owner.get("/console/activity?kind=changes").body();
    assertEquals(
        2,
        count(changes, "<strong>Create bucket</strong>") + count(changes, "Manage user account"),
        changes);
    assertFalse(changes.contains("View: "), changes);
    String denials = owner.get("/console/activity?kind=denials").body();
    assertEquals(1, count(denials, "was about to create bucket"), denials);
    assertTrue(denials.contains("nothing was changed"), denials);
  }

  private AccountId newMemberWithPassword(String email) {
    AccountId account = server.newAccount(email, ConsoleServer.PASSWORD);
    Membership joined =
        new Membership(
            account,
            GroupId.parse(group).orElseThrow(),
            email,
            "us-west",
            Membership.Origin.JOINED,
            server.clock().millis());
    server
        .metadata()
        .<Membership>write(tables -> {
          tables.memberships().insert(joined);
          return joined;
        });
    return account;
  }

  private Person.Answer makeBucket(String name) {
    return post("/console/buckets/new", KEYS, "bucketName", name, "type", "private");
  }

  private static long count(String text, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }

  /** Sheet 03 §5.3: partners get keys of a member, never its master key, which outlives them. */
  @Test
  void theMembersMasterKeyIsTheOwnersAlone() {
    manage();
    String page = admin.get(KEYS).body();
    assertFalse(page.contains("Generate New Master Application Key"));
    assertTrue(page.contains("None was generated."));
    assertFalse(page.contains("expiration:") || page.contains("never generated"), page);
    Person.Answer asked = admin.get(KEYS + "/master");
    assertEquals(403, asked.status());
    assertTrue(asked.body().contains("Back to Admin View"));
    assertFalse(asked.body().contains("Generate Master"), "no question for what is refused");
    String once = Person.onceIn(admin.get(KEYS + "/new").body());
    assertEquals(403, post(KEYS + "/master", KEYS, "once", once).status());
    assertTrue(
        server
            .metadata()
            .read(tables -> tables.applicationKeys().find(ApplicationKeyId.ofMaster(member)))
            .isEmpty());
  }

  @Test
  void signingOutEndsTheSessionInAMembersAccountToo() {
    manage();
    Map<String, String> cookies = Map.copyOf(admin.cookies());
    assertEquals(303, post("/sign-out", KEYS).status());
    admin.cookies().putAll(cookies);
    assertEquals(303, admin.get(KEYS).status(), "the old cookie opens nothing");
  }

  @Test
  void noKeyIsGoneForAnEjectionThatCannotBe() {
    String path = "/console/users/" + group + "/" + member + "/remove";
    String users = "/console/users/" + group;
    Person.Answer refused =
        post(path, users, "understood", "on", "revoke", "on", "email", ConsoleServer.EMAIL);
    assertEquals(422, refused.status());
    assertEquals(1, keys().size(), "the member's key is as it was");
    assertEquals(303, post(path, users, "understood", "on", "revoke", "on").status());
    assertEquals(List.of(), keys());
  }

  private List<ApplicationKey> keys() {
    return server.metadata().read(tables -> tables.applicationKeys().list(member, "", true, 0, 9));
  }

  /** Two windows of one browser: what one shows is not done in the account of the other. */
  @Test
  void aFormOfAnotherAccountsPageDoesNothing() {
    String ofOwn = Person.proofIn(admin.get(KEYS).body());
    manage();
    String ofMember = Person.proofIn(admin.get(KEYS).body());
    assertEquals(403, createBucket(ofOwn).status());
    post("/console/back-to-admin-view", KEYS);
    assertEquals(403, createBucket(ofMember).status());
    assertTrue(server.metadata().read(tables -> tables.buckets().list(member)).isEmpty());
    assertTrue(server.metadata().read(tables -> tables.buckets().list(server.owner())).isEmpty());
  }

  @Test
  void theViewEndsWithTheMembershipWithTheAccessAndWithTheAccount() {
    manage();
    server.metadata().<Boolean>write(tables -> tables.memberships().delete(member));
    assertFalse(admin.get(KEYS).body().contains(member.value()), "who left is left alone");
    AccountId second = newMember("second@example.com");
    member = second;
    manage();
    assertTrue(admin.get(KEYS).body().contains(second.value()));
    server
        .metadata()
        .<Account>write(tables -> {
          Account stopped =
              tables.accounts().find(second).orElseThrow().withState(Account.State.SUSPENDED);
          tables.accounts().update(stopped);
          return stopped;
        });
    assertFalse(admin.get(KEYS).body().contains(second.value()));
  }

  @Test
  void noOtherAdminAndNoUnmanagedGroupAndNotWithoutThePassword() {
    AccountId unused = server.newAccount("other@example.com", ConsoleServer.PASSWORD);
    Person other = person();
    assertEquals(303, other.signIn("other@example.com", ConsoleServer.PASSWORD).status());
    assertEquals(
        403,
        other
            .post("/console/users/" + group + "/" + member + "/manage", "csrf", other.proof())
            .status());
    assertEquals(403, other.get("/console/groups").status());
    assertFalse(other.get(KEYS).body().contains("Group Management"), "no places of Groups");
    server.clock().advance(Duration.ofMinutes(11));
    assertTrue(manage().body().contains("Confirm that it is you"));
    assertFalse(admin.get(KEYS).body().contains("Back to Admin View"));
  }

  @Test
  void aListOfMembersIsMadeWholeOrNotAtAll() {
    String path = "/console/users/" + group + "/import";
    Person.Answer wrong =
        importList(path, "email,region\none@example.com\n\nCUSTOMER@example.com\nx,y,z\n");
    assertEquals(422, wrong.status());
    assertTrue(wrong.body().contains("Line 5 (<code><bdi>x,y,z</bdi></code>)"), wrong.body());
    wrong = importList(path, "one@example.com\nCUSTOMER@example.com\none@example.com,mars");
    assertEquals(422, wrong.status());
    assertTrue(wrong.body().contains("Line 2") && wrong.body().contains("already exists"));
    assertTrue(wrong.body().contains("Line 3") && wrong.body().contains("twice"));
    assertEquals(1, members(), "nobody was added");
    Person.Answer made = importList(path, "one@example.com\ntwo@example.com, us-east\n");
    assertEquals(200, made.status(), made.body());
    Matcher key =
        Pattern.compile("two@example.com,([0-9a-f]{12}),us-east,([0-9a-f]{25}),(K\\S{30})")
            .matcher(made.body());
    assertTrue(key.find(), made.body());
    assertTrue(
        server.services().keyRing().login(key.group(2), key.group(3)) instanceof Login.Succeeded);
    assertEquals(3, members());
  }

  private Person.Answer importList(String path, String csv) {
    String page = admin.get(path).body();
    return admin.post(path, "csrf", Person.proofIn(page), "once", Person.onceIn(page), "csv", csv);
  }

  private int members() {
    return server
        .metadata()
        .<Integer>read(tables -> tables.memberships().count(GroupId.parse(group).orElseThrow()));
  }

  private Person person() {
    return new Person(console, server.url());
  }

  private Person.Answer manage() {
    return post("/console/users/" + group + "/" + member + "/manage", "/console/users/" + group);
  }

  private Person.Answer createBucket(String proof) {
    return admin.post(
        "/console/buckets/new", "csrf", proof, "bucketName", "in-doubt", "type", "private");
  }

  /** Sends a form with the proof of a page. */
  private Person.Answer post(String path, String page, String... namesAndValues) {
    String[] all = new String[namesAndValues.length + 2];
    all[0] = "csrf";
    all[1] = Person.proofIn(admin.get(page).body());
    System.arraycopy(namesAndValues, 0, all, 2, namesAndValues.length);
    return admin.post(path, all);
  }

  private String newGroup(String name, String managed) {
    Person.Answer made =
        post("/console/groups/new", "/console/groups/new", "groupName", name, "managed", managed);
    assertEquals(303, made.status(), made.body());
    return groups().iterator().next();
  }

  private Set<String> groups() {
    return Pattern.compile("/console/groups/([0-9]+)\"")
        .matcher(admin.get("/console/groups").body())
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private AccountId newMember(String email) {
    String path = "/console/users/" + group + "/new";
    String page = admin.get(path).body();
    Person.Answer made =
        admin.post(
            path,
            "csrf",
            Person.proofIn(page),
            "once",
            Person.onceIn(page),
            "memberEmail",
            email,
            "region",
            "us-west");
    assertEquals(200, made.status(), made.body());
    return server
        .metadata()
        .read(tables -> tables.accounts().findByEmail(email).orElseThrow().id());
  }
}
