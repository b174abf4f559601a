package dev.strongroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strongroom.api.Corridor;
import dev.strongroom.api.Headers.Header;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.model.Account;
import dev.strongroom.model.ConsoleSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions, forms and sign-in of the console (sheet 05 §2, sheet 06 bad inputs 75, 76, 84-90). */
class SessionTest {
  private static final String OTHER_PASSWORD = "another horse, another battery";

  @TempDir Path directory;
  private ConsoleServer server;
  private Corridor console;

  @BeforeEach
  void start() {
    server = ConsoleServer.in(directory);
    console = newConsole();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Corridor newConsole() {
    Doors doors = new Doors(server.services(), System::nanoTime);
    return doors.corridor(List.of(server.console(doors)));
  }

  private Person person() {
    return new Person(console, server.url());
  }

  @Test
  void nothingIsShownToWhoIsNotSignedIn() {
    for (String path : List.of("application-keys", "application-keys/new", "my-settings")) {
      Person.Answer answer = person().get("/console/" + path);
      assertEquals(303, answer.status(), path);
      assertTrue(answer.header("Location").startsWith("/sign-in"), path);
    }
  }

  @Test
  void aDeepLinkIsFollowedAfterSigningIn() {
    Person person = person();
    String location = person.get("/console/application-keys?q=a&sort=name").header("Location");
    assertTrue(location.startsWith("/sign-in?next="), location);
    String page = person.get(location).body();
    assertTrue(page.contains("value=\"/console/application-keys?q=a&amp;sort=name\""), page);
    Person.Answer answer =
        person.post(
            "/sign-in",
            "email",
            ConsoleServer.EMAIL,
            "password",
            ConsoleServer.PASSWORD,
            "next",
            "/console/application-keys?q=a&sort=name");
    assertEquals("/console/application-keys?q=a&sort=name", answer.header("Location"));
  }

  /** Sheet 06, bad input 90. */
  @Test
  void signingInLeadsNowhereElse() {
    for (String next :
        List.of(
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/console/../..//evil.example\r\nX: y",
            "javascript:alert(1)")) {
      Person.Answer answer =
          person()
              .post(
                  "/sign-in",
                  "email",
                  ConsoleServer.EMAIL,
                  "password",
                  ConsoleServer.PASSWORD,
                  "next",
                  next);
      assertEquals("/console/application-keys", answer.header("Location"), next);
    }
  }

  /** Sheet 06, ASVS 3.3 and 3.4, and bad input 90. */
  @Test
  void pagesAndCookiesCarryWhatProtectsThem() {
    Person person = person().secure();
    Person.Answer signIn = person.signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD);
    List<String> cookies = signIn.headers().all("Set-Cookie");
    assertEquals(2, cookies.size());
    for (String cookie : cookies) {
      assertTrue(cookie.startsWith("__Host-"), cookie);
      assertTrue(cookie.contains("; Path=/; HttpOnly; SameSite="), cookie);
      assertTrue(cookie.endsWith("; Secure"), cookie);
      assertFalse(cookie.contains("Domain"), cookie);
    }
    Person.Answer page = person.get("/console/my-settings");
    assertEquals(200, page.status());
    String policy = page.header("Content-Security-Policy");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"));
    assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    assertFalse(policy.contains("unsafe"), policy);
    assertEquals("DENY", page.header("X-Frame-Options"));
    assertEquals("nosniff", page.header("X-Content-Type-Options"));
    assertEquals("no-store", page.header("Cache-Control"));
    assertEquals("same-origin", page.header("Cross-Origin-Opener-Policy"));
    assertEquals("max-age=31536000", page.header("Strict-Transport-Security"));
    Person plain = person().signedIn();
    assertTrue(plain.cookies().containsKey("strongroom-session"), "on loopback without TLS");
    assertEquals("", plain.get("/console/my-settings").header("Strict-Transport-Security"));
  }

  @Test
  void aSessionOutlivesTheServerAndIsStoredAsAHashAlone() {
    Person person = person().signedIn();
    String token = person.cookies().get("strongroom-session");
    console = newConsole();
    assertTrue(person.isSignedIn());
    List<ConsoleSession> stored =
        server.metadata().read(tables -> tables.consoleSessions().list(server.owner(), 10));
    assertEquals(1, stored.size());
    assertFalse(stored.toString().contains(token), "what is stored opens nothing");
    String asStored = stored.getFirst().id();
    person.cookies().put("strongroom-session", asStored);
    assertFalse(person.isSignedIn(), "nor does the hash");
  }

  /** Sheet 05 §2: 12 hours without use, 7 days in any case. */
  @Test
  void sessionsEnd() {
    Person idle = person().signedIn();
    server.clock().advance(Duration.ofHours(12).plusSeconds(-1));
    assertTrue(idle.isSignedIn());
    server.clock().advance(Duration.ofHours(12));
    assertFalse(idle.isSignedIn());
    Person busy = person().signedIn();
    for (int hours = 0; hours < 7 * 24 - 6; hours += 6) {
      assertTrue(busy.isSignedIn(), hours + " hours");
      server.clock().advance(Duration.ofHours(6));
    }
    assertTrue(busy.isSignedIn());
    server.clock().advance(Duration.ofHours(6));
    assertFalse(busy.isSignedIn());
    server.clock().advance(Duration.ofHours(-100));
    assertFalse(busy.isSignedIn(), "a clock that goes back revives nothing");
  }

  /** Sheet 06, bad input 85. */
  @Test
  void sessionsDieWithTheirReason() {
    Person fixed = person();
    fixed.cookies().put("strongroom-session", "chosen-by-somebody-else");
    fixed.signedIn();
    assertNotEquals("chosen-by-somebody-else", fixed.cookies().get("strongroom-session"));

    Person out = person().signedIn();
    String token = out.cookies().get("strongroom-session");
    assertEquals(303, out.post("/sign-out", "csrf", out.proof()).status());
    out.cookies().put("strongroom-session", token);
    assertFalse(out.isSignedIn(), "after signing out");

    Person suspended = person().signedIn();
    server.setOwnersState(Account.State.SUSPENDED);
    assertFalse(suspended.isSignedIn(), "of a suspended account");
  }

  /** Sheet 05 §2; as with keys, only who proves the secret is told. */
  @Test
  void whoGivesThePasswordIsToldWhyNobodyComesIn() {
    Map<Account.State, String> told =
        Map.of(
            Account.State.SUSPENDED, "This account is suspended. ",
            Account.State.PAUSED, "This account is suspended by an admin of its Group. ",
            Account.State.CLOSING, "This account is about to be deleted. ");
    told.forEach((state, sentence) -> {
      server.setOwnersState(state);
      Person person = person();
      Person.Answer wrong = person.signIn(ConsoleServer.EMAIL, "not the password at all");
      assertEquals(401, wrong.status());
      assertTrue(wrong.body().contains("The e-mail address or the password is not right."));
      Person.Answer right = person.signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD);
      assertEquals(403, right.status(), right.body());
      assertTrue(right.body().contains(sentence), right.body());
      assertTrue(person.cookies().isEmpty());
      assertFalse(person.isSignedIn());
    });
    server.setOwnersState(Account.State.GRACE);
    assertTrue(person().signedIn().isSignedIn());
  }

  @Test
  void aNewPasswordEndsAllOtherSessions() {
    Person one = person().signedIn();
    Person two = person().signedIn();
    Person.Answer wrong =
        one.post(
            "/console/my-settings/password",
            "csrf",
            one.proof(),
            "confirming-password",
            "not the password",
            "new-password",
            OTHER_PASSWORD,
            "new-password-again",
            OTHER_PASSWORD);
    assertTrue(wrong.header("Location").contains("password-wrong"));
    Person.Answer shortOne = changePassword(one, "1234567", "1234567");
    assertEquals(422, shortOne.status());
    assertTrue(shortOne.body().contains("at least 8 characters"));
    assertEquals(422, changePassword(one, OTHER_PASSWORD, OTHER_PASSWORD + "!").status());
    assertTrue(two.isSignedIn());
    assertEquals(303, changePassword(one, OTHER_PASSWORD, OTHER_PASSWORD).status());
    assertTrue(one.isSignedIn());
    assertFalse(two.isSignedIn());
    assertEquals(401, person().signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD).status());
    assertEquals(303, person().signIn(ConsoleServer.EMAIL, OTHER_PASSWORD).status());
  }

  private Person.Answer changePassword(Person person, String wanted, String again) {
    return person.post(
        "/console/my-settings/password",
        "csrf",
        person.proof(),
        "confirming-password",
        ConsoleServer.PASSWORD,
        "new-password",
        wanted,
        "new-password-again",
        again);
  }

  @Test
  void onePersonSeesAndEndsTheirSessionsAndNobodyElses() {
    String otherEmail = "other@example.com";
    var unused = server.newAccount(otherEmail, OTHER_PASSWORD);
    Person other = person();
    assertEquals(303, other.signIn(otherEmail, OTHER_PASSWORD).status());
    Person one = person().signedIn();
    Person two = person().from("10.0.0.7").signedIn();
    String page = one.get("/console/my-settings").body();
    assertTrue(page.contains("10.0.0.7") && page.contains("This one"), page);
    String othersId =
        server
            .metadata()
            .read(tables ->
                tables
                    .consoleSessions()
                    .list(tables.accounts().findByEmail(otherEmail).orElseThrow().id(), 10))
            .getFirst()
            .id();
    assertFalse(page.contains(othersId));
    assertEquals(303, end(one, othersId));
    assertTrue(other.isSignedIn(), "another account's session is out of reach");
    String idOfTwo =
        server.metadata().read(tables -> tables.consoleSessions().list(server.owner(), 10)).stream()
            .filter(session -> session.address().equals("10.0.0.7"))
            .findFirst()
            .orElseThrow()
            .id();
    assertEquals(303, end(one, idOfTwo));
    assertFalse(two.isSignedIn());
    Person three = person().signedIn();
    Person.Answer all = one.post("/console/my-settings/sessions/end-all", "csrf", one.proof());
    assertEquals(303, all.status());
    assertFalse(one.isSignedIn() || three.isSignedIn());
    assertTrue(other.isSignedIn());
  }

  private static int end(Person person, String sessionId) {
    return person
        .post("/console/my-settings/sessions/" + sessionId + "/end", "csrf", person.proof())
        .status();
  }

  /** Sheet 06, bad inputs 75 and 84. */
  @Test
  void aFormFromElsewhereDoesNothing() {
    Person person = person().signedIn();
    String proof = person.proof();
    String path = "/console/my-settings/sessions/end-all";
    String body = "csrf=" + proof;
    assertEquals(405, person.get(path + "?csrf=" + proof).status(), "nothing is done by GET");
    assertEquals(403, person.send("POST", path, body).status(), "no origin at all");
    for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1:1")) {
      assertEquals(
          403, person.send("POST", path, body, new Header("Origin", origin)).status(), origin);
    }
    assertEquals(
        403, person.send("POST", path, body, new Header("Sec-Fetch-Site", "same-site")).status());
    assertEquals(
        415,
        person
            .send(
                "POST",
                path,
                "{\"csrf\":\"" + proof + "\"}",
                person.ownOrigin(),
                new Header("Content-Type", "text/plain"))
            .status());
    assertEquals(403, person.send("POST", path, "", person.ownOrigin()).status(), "no proof");
    Person other = person().signedIn();
    assertEquals(403, person.post(path, "csrf", other.proof()).status(), "another session's proof");
    assertTrue(person.isSignedIn());
    assertEquals(303, person.send("POST", path, body, person.ownOrigin()).status());
  }

  /** Sheet 06, bad input 54: a name of somebody else's that leads here. */
  @Test
  void onlyItsOwnNamesAreAnswered() {
    Person person = person().signedIn();
    for (String host : List.of("evil.example", "127.0.0.1", "127.0.0.1:1", "")) {
      assertEquals(
          421, person.get("/console/my-settings", new Header("Host", host)).status(), host);
    }
    String port = server.url().substring(server.url().lastIndexOf(':'));
    assertEquals(
        200, person.get("/console/my-settings", new Header("Host", "localhost" + port)).status());
  }

  /** Sheet 06, bad input 86. */
  @Test
  void wrongSignInsAreNotToldApart() {
    Person.Answer unknown = person().from("10.1.0.1").signIn("nobody@example.com", "whatever!");
    Person.Answer wrong = person().from("10.1.0.2").signIn(ConsoleServer.EMAIL, "whatever!");
    assertEquals(401, unknown.status());
    assertEquals(401, wrong.status());
    assertEquals(
        unknown.body().replace("nobody@example.com", ""),
        wrong.body().replace(ConsoleServer.EMAIL, ""));
    assertTrue(wrong.body().contains("value=\"" + ConsoleServer.EMAIL + "\""), "what was typed");
    assertFalse(wrong.body().contains("whatever!"), "never a password");
    String long72 = "p".repeat(72);
    var unused = server.newAccount("long@example.com", long72 + "right");
    assertEquals(
        401, person().from("10.1.0.3").signIn("long@example.com", long72 + "wrong").status());
    assertEquals(
        303, person().from("10.1.0.4").signIn("long@example.com", long72 + "right").status());
    assertEquals(
        413, person().from("10.1.0.5").signIn(ConsoleServer.EMAIL, "x".repeat(10 << 20)).status());
    assertEquals(401, person().from("10.1.0.6").signIn(ConsoleServer.EMAIL, "\0").status());
  }

  /** Sheet 06, bad input 76. */
  @Test
  void guessingIsSlowedDownAndTheOwnerIsNotLockedOut() {
    Person owner = person().signedIn();
    assertEquals(303, owner.post("/sign-out", "csrf", owner.proof()).status());
    Person guesser = person();
    int looked = 0;
    for (int guess = 0; guess < 1000; guess++) {
      looked += guesser.signIn(ConsoleServer.EMAIL, "guess " + guess).status() == 401 ? 1 : 0;
    }
    assertEquals(5, looked, "guesses that were looked at");
    Person.Answer refused = guesser.signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD);
    assertEquals(429, refused.status(), "even the right one");
    assertEquals("180", refused.header("Retry-After"));
    for (int address = 0; address < 50; address++) {
      person().from("10.2.0." + address).signIn("nobody@example.com", "guess");
    }
    assertEquals(
        303,
        owner.signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD).status(),
        "from the guesser's address, with a browser that the owner signed in with before");
    assertEquals(
        303,
        person().from("10.3.0.1").signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD).status(),
        "from an address that guessed nothing");
    Person thief = person();
    thief.cookies().put("strongroom-browser", server.owner() + ".00.00");
    assertEquals(429, thief.signIn(ConsoleServer.EMAIL, "guess").status(), "a made-up mark");
    server.clock().advance(Duration.ofMinutes(3));
    assertEquals(303, guesser.signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD).status());
  }

  @Test
  void neighboursInOneIpv6NetworkAreOneSource() {
    for (int guess = 0; guess < 5; guess++) {
      assertEquals(
          401,
          person().from("2001:db8::" + (guess + 1)).signIn(ConsoleServer.EMAIL, "no").status());
    }
    assertEquals(429, person().from("2001:db8::77").signIn(ConsoleServer.EMAIL, "no").status());
    assertEquals(401, person().from("2001:db8:0:1::1").signIn(ConsoleServer.EMAIL, "no").status());
  }

  /** Sheet 05 §10: session expiry in mid-form loses nothing, and never keeps a secret. */
  @Test
  void aFormOutlivesItsSession() {
    Person person = person().signedIn();
    String form = person.get("/console/application-keys/new").body();
    server.clock().advance(Duration.ofHours(13));
    Person.Answer asked =
        person.post(
            "/console/application-keys/new",
            "csrf",
            Person.proofIn(form),
            "once",
            Person.onceIn(form),
            "keyName",
            "kept",
            "buckets",
            "all",
            "type",
            "READ_ONLY",
            "some-password",
            "never kept");
    assertEquals(401, asked.status());
    assertTrue(asked.body().contains("name=\"resume.keyName\" value=\"kept\""), asked.body());
    assertFalse(asked.body().contains("never kept"));
    Person.Answer resumed =
        person.post(
            "/sign-in",
            "email",
            ConsoleServer.EMAIL,
            "password",
            ConsoleServer.PASSWORD,
            "resume-path",
            "/console/application-keys/new",
            "resume.keyName",
            "kept",
            "resume.once",
            Person.onceIn(form),
            "resume.buckets",
            "all",
            "resume.type",
            "READ_ONLY");
    assertEquals(200, resumed.status());
    assertTrue(resumed.body().contains("name=\"keyName\" value=\"kept\""), resumed.body());
    Person.Answer made =
        person.post(
            "/console/application-keys/new",
            "csrf",
            Person.proofIn(resumed.body()),
            "once",
            Person.onceIn(resumed.body()),
            "keyName",
            "kept",
            "buckets",
            "all",
            "type",
            "READ_ONLY");
    assertEquals(200, made.status());
    assertTrue(made.body().contains("id=\"reveal-key\""), made.body());
  }

  /** Sheet 05 §10: step-up before the master key, when the password was given long ago. */
  @Test
  void aMasterKeyNeedsThePasswordOfTheLastTenMinutes() {
    Person person = person().signedIn();
    server.clock().advance(Duration.ofMinutes(10));
    String form = person.get("/console/application-keys/master").body();
    String[] fields = {"csrf", Person.proofIn(form), "once", Person.onceIn(form)};
    Person.Answer asked = person.post("/console/application-keys/master", fields);
    assertEquals(403, asked.status());
    assertTrue(asked.body().contains("Confirm that it is you"));
    assertTrue(
        server.audit().all().stream().anyMatch(line -> line.contains("confirmation")),
        "a refusal is written down");
    Person.Answer wrong = confirm(person, fields, "not it");
    assertEquals(401, wrong.status());
    assertTrue(wrong.body().contains("That is not the password"));
    Person.Answer made = confirm(person, fields, ConsoleServer.PASSWORD);
    assertEquals(200, made.status());
    assertTrue(made.body().contains("id=\"reveal-key\""));
    Person.Answer again = confirm(person, fields, ConsoleServer.PASSWORD);
    assertEquals(400, again.status(), "a page that is loaded again makes no second key");
    assertTrue(again.body().contains("was generated already"));
  }

  private static Person.Answer confirm(Person person, String[] fields, String password) {
    return person.post(
        "/console/application-keys/master",
        fields[0],
        fields[1],
        fields[2],
        fields[3],
        "confirming-password",
        password);
  }

  /** Another account's keys are not there. */
  @Test
  void keysOfAnotherAccountAreAbsent() {
    var unused = server.newAccount("other@example.com", OTHER_PASSWORD);
    Person owner = person().signedIn();
    String form = owner.get("/console/application-keys/new").body();
    String made =
        owner
            .post(
                "/console/application-keys/new",
                "csrf",
                Person.proofIn(form),
                "once",
                Person.onceIn(form),
                "keyName",
                "mine",
                "buckets",
                "all",
                "type",
                "READ_ONLY")
            .body();
    String keyId = made.replaceAll("(?s).*id=\"reveal-id\">([0-9a-f]+)<.*", "$1");
    assertEquals(25, keyId.length());
    Person other = person();
    assertEquals(303, other.signIn("other@example.com", OTHER_PASSWORD).status());
    assertEquals(404, other.get("/console/application-keys/" + keyId).status());
    other.post("/console/application-keys/" + keyId + "/delete", "csrf", other.proof());
    assertEquals(200, owner.get("/console/application-keys/" + keyId).status(), "still there");
    assertFalse(other.get("/console/application-keys?state=all").body().contains(keyId));
  }
}
