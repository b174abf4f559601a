package dev.strongroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.access.Action;
import dev.strongroom.access.Target;
import dev.strongroom.api.Corridor;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.groups.NewGroup;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.JoinPolicy;
import dev.strongroom.model.Quota;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the forms of Groups say beforehand, and when something typed is wrong. */
class GroupFormsTest {
  @TempDir Path directory;
  private ConsoleServer server;
  private Person admin;
  private int members;

  @BeforeEach
  void start() {
    server = ConsoleServer.in(directory);
    Doors doors = new Doors(server.services(), System::nanoTime);
    Corridor console = doors.corridor(List.of(server.console(doors)));
    server.giveOwnerPartnerAccess();
    admin = new Person(console, server.url()).signedIn();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whoLeavesWhileSuspendedIsSaidToStayStopped() {
    Group group = group(GroupProduct.STORAGE);
    String member = member(group);
    String ask = admin.get(member + "/remove").body();
    assertTrue(ask.contains("All its keys go on working"));
    assertEquals(303, post(member + "/state", "state", "suspended").status());
    ask = admin.get(member + "/remove").body();
    assertFalse(ask.contains("go on working"), ask);
    assertTrue(ask.contains("only the operator of the server can resume it"), ask);
    Person.Answer left = post(member + "/remove", "understood", "on");
    String note = admin.get(left.header("Location")).body();
    assertTrue(note.contains("Its keys still do nothing: only the operator"), note);
    String working = member(group);
    left = post(working + "/remove", "understood", "on");
    assertTrue(admin.get(left.header("Location")).body().contains("keys are as they were"));
  }

  /** Sheet 03 §5.3: members are created in Groups for storage alone. */
  @Test
  void whereNoMemberCanBeCreatedNoneIsOfferedAndThePageSaysWhy() {
    String why = "This Group is not for B2 Cloud Storage";
    String users = "/console/users/" + group(GroupProduct.BACKUP).id();
    for (String path : List.of(users, users + "/new", users + "/import")) {
      String page = admin.get(path).body();
      assertTrue(page.contains(why), page);
      assertFalse(page.contains("Create a Member") || page.contains("Create All Members"), path);
    }
    String email = "customer@example.com";
    Person.Answer refused = post(users + "/new", "memberEmail", email, "once", "");
    assertEquals(422, refused.status());
    assertTrue(refused.body().contains(why), refused.body());
    assertFalse(refused.body().contains("groupId"), refused.body());
    refused = post(users + "/import", "csv", email, "once", "");
    assertEquals(422, refused.status());
    assertTrue(refused.body().contains(why), refused.body());
    assertTrue(server.metadata().read(tables -> tables.accounts().findByEmail(email)).isEmpty());
  }

  @Test
  void aQuotaThatIsNoNumberStaysAsItWasTypedWithTheErrorAtItsField() {
    Group group = group(GroupProduct.STORAGE);
    for (String place : List.of(member(group), "/console/groups/" + group.id())) {
      assertEquals(303, post(place + "/quota", "gigabytes", "2", "buckets", "3").status());
      Person.Answer wrong = post(place + "/quota", "gigabytes", "abc", "buckets", "7");
      assertEquals(422, wrong.status());
      assertTrue(wrong.body().contains("name=\"gigabytes\" value=\"abc\""), wrong.body());
      assertTrue(wrong.body().contains("name=\"buckets\" value=\"7\""), wrong.body());
      assertTrue(wrong.body().contains("id=\"gigabytes-error\">That is not a number of GB"));
      assertFalse(wrong.body().contains("id=\"buckets-error\""), "the other one is right");
      wrong = post(place + "/quota", "gigabytes", "", "buckets", "1.5");
      assertTrue(wrong.body().contains("id=\"buckets-error\">That is not a number of buckets"));
      assertTrue(admin.get(place).body().contains("name=\"buckets\" value=\"3\""), "as saved");
    }
    Quota kept = server.metadata().read(tables -> tables.quotas().ofGroup(group.id()));
    assertEquals(2_000_000_000L, kept.bytes().orElseThrow());
  }

  @Test
  void aNameThatAGroupCannotHaveStaysAsItWasTypedWithTheErrorAtItsField() {
    String place = "/console/groups/" + group(GroupProduct.STORAGE).id();
    String tooLong = "n".repeat(101);
    Person.Answer wrong = post(place, "groupName", tooLong);
    assertEquals(422, wrong.status());
    assertTrue(wrong.body().contains("value=\"" + tooLong + "\""));
    assertTrue(wrong.body().contains("id=\"groupName-error\">A name has 1 to 100 characters."));
    assertTrue(wrong.body().contains("<h1><bdi>Customers</bdi></h1>"), "its name is as it was");
  }

  @Test
  void ofSeveralAddressesAndDomainsThoseThatAreWrongAreNamed() {
    Group group = group(GroupProduct.STORAGE);
    String place = "/console/invite/" + group.id();
    Person.Answer wrong = post(place, "emails", "one@example.com, bad two@example.com\nworse@");
    assertEquals(422, wrong.status());
    assertTrue(wrong.body().contains("Nobody was invited. Not a valid address: bad, worse@<"));
    assertTrue(
        server.metadata().read(tables -> tables.joining().invitations(group.id(), 9)).isEmpty());
    wrong = post(place, "emails", "bad ".repeat(12));
    assertTrue(wrong.body().contains(", bad and 2 more<"), wrong.body());
    String policy = "ACCEPTED_DOMAINS";
    wrong = post(place + "/policy", "policy", policy, "domains", "a.example @b.example c_d");
    assertEquals(422, wrong.status());
    assertTrue(wrong.body().contains("such as example.com: @b.example, c_d<"), wrong.body());
    assertTrue(wrong.body().contains("value=\"a.example @b.example c_d\""), "as it was typed");
    assertEquals(
        JoinPolicy.RESTRICTED,
        server
            .metadata()
            .read(tables -> tables.groups().find(group.id()).orElseThrow())
            .joinPolicy());
    wrong = post(place + "/policy", "policy", policy, "domains", " ");
    assertTrue(wrong.body().contains("Name the domains"), wrong.body());
  }

  private Group group(GroupProduct product) {
    Target.OfAccount owner = new Target.OfAccount(server.owner());
    return server
        .services()
        .groups()
        .groups()
        .create(
            server.permit(server.owner(), Action.CREATE_GROUP.on(owner)),
            owner,
            new NewGroup("Customers", true, Set.of(product), JoinPolicy.RESTRICTED, List.of()),
            Optional.empty());
  }

  /** Makes a member; gives back where its page is. */
  private String member(Group group) {
    String users = "/console/users/" + group.id();
    String email = "customer-" + ++members + "@example.com";
    String once = Person.onceIn(admin.get(users + "/new").body());
    Person.Answer made =
        post(users + "/new", "memberEmail", email, "region", "us-west", "once", once);
    assertEquals(200, made.status(), made.body());
    return users
        + "/"
        + server.metadata().read(tables -> tables.accounts().findByEmail(email).orElseThrow().id());
  }

  /** Sends a form with the proof of a page. */
  private Person.Answer post(String path, String... namesAndValues) {
    String[] all = new String[namesAndValues.length + 2];
    all[0] = "csrf";
    all[1] = admin.proof();
    System.arraycopy(namesAndValues, 0, all, 2, namesAndValues.length);
    return admin.post(path, all);
  }
}
