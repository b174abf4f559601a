package dev.strongroom.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.strongroom.access.Action;
import dev.strongroom.access.Target;
import dev.strongroom.api.Corridor;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.model.Account;
import dev.strongroom.testing.AuthenticatorApp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two-factor verification (sheet 05 §2 and §3, sheet 06 ASVS 6.5.1 and bad input 94). */
@ExtendWith(Browsers.class)
class SecondFactorTest {
  private static final String PAGE = "/console/my-settings/second-factor";
  private static final Pattern SECRET = Pattern.compile("id=\"app-secret\">([A-Z2-7 ]+)<");
  private static final Pattern SETUP = Pattern.compile("name=\"setup\" value=\"([^\"]+)\"");
  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
  private static final Pattern BACKUP = Pattern.compile("[a-z2-7]{4}(-[a-z2-7]{4}){3}");

  @TempDir Path directory;
  private ConsoleServer server;
  private Corridor console;

  @BeforeEach
  void start() {
    server = ConsoleServer.in(directory);
    Doors doors = new Doors(server.services(), System::nanoTime);
    console = doors.corridor(List.of(server.console(doors)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Person person() {
    return new Person(console, server.url());
  }

  /** Somebody who has turned it on, with their app and their backup codes. */
  private record Equipped(Person person, AuthenticatorApp app, List<String> backupCodes) {}

  private Equipped equipped() {
    Person person = person().signedIn();
    String page = person.get(PAGE).body();
    AuthenticatorApp app = new AuthenticatorApp(found(SECRET, page).replace(" ", ""));
    Person.Answer on = change(person, "on", code(app), found(SETUP, page));
    assertEquals(200, on.status());
    List<String> codes = BACKUP.matcher(on.body()).results().map(found -> found.group()).toList();
    assertEquals(10, codes.stream().distinct().count());
    return new Equipped(person, app, codes);
  }

  @Test
  void signingInTakesTheCodeAfterThePassword() {
    Person before = person().signedIn();
    Equipped equipped = equipped();
    assertTrue(equipped.person.isSignedIn(), "who turned it on stays signed in");
    assertFalse(before.isSignedIn(), "everybody else is signed out");
    Person person = person();
    Person.Answer asked = person.signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD);
    assertEquals(200, asked.status());
    assertFalse(person.isSignedIn(), "the password alone opens nothing");
    assertTrue(person.cookies().isEmpty(), "and the browser counts as known by nothing");
    String ticket = found(TICKET, asked.body());
    assertEquals(401, verify(person, ticket, "").status());
    assertEquals(401, verify(person, ticket, "000000x").status());
    assertEquals(401, verify(person, "not-a-ticket", code(equipped.app)).status());
    Person.Answer reused = verify(person, ticket, code(equipped.app));
    assertEquals(401, reused.status(), "the code that turned it on is used up");
    assertFalse(person.isSignedIn());
    server.clock().advance(Duration.ofSeconds(30));
    assertEquals(303, verify(person, ticket, code(equipped.app)).status());
    assertTrue(person.isSignedIn());
    assertEquals(
        401, verify(person(), ticket, code(equipped.app)).status(), "the ticket is used up");
  }

  /** Sheet 05 §2: that an account is suspended is told to who proved all that is to be proved. */
  @Test
  void aSuspendedAccountsOwnerIsToldSoAfterTheCode() {
    Equipped equipped = equipped();
    server.setOwnersState(Account.State.SUSPENDED);
    Person person = person();
    Person.Answer asked = person.signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD);
    assertEquals(200, asked.status());
    assertFalse(asked.body().contains("suspended"), "the password alone learns nothing");
    String ticket = found(TICKET, asked.body());
    server.clock().advance(Duration.ofSeconds(30));
    Person.Answer wrong = verify(person, ticket, "00000a");
    assertEquals(401, wrong.status());
    assertFalse(wrong.body().contains("suspended"));
    Person.Answer told = verify(person, ticket, code(equipped.app));
    assertEquals(403, told.status());
    assertTrue(told.body().contains("This account is suspended."), told.body());
    assertFalse(person.isSignedIn());
    assertEquals(401, verify(person, ticket, code(equipped.app)).status(), "it is used up");
  }

  /** Bad input 94: a code replayed within its window, and a recovery code twice. */
  @Test
  void everyCodeIsGoodOnce() {
    Equipped equipped = equipped();
    server.clock().advance(Duration.ofSeconds(30));
    String code = code(equipped.app);
    assertEquals(303, verify(person(), ticket(), code).status());
    assertEquals(401, verify(person(), ticket(), code).status());
    String backup = equipped.backupCodes.getFirst();
    assertEquals(
        303,
        verify(person(), ticket(), backup.toUpperCase(Locale.ROOT).replace('-', ' ')).status());
    assertEquals(401, verify(person(), ticket(), backup).status());
    assertTrue(equipped.person.get("/console/my-settings").body().contains("9 backup codes left"));
  }

  @Test
  void thePasswordIsGivenAgainWhenTheCodeComesLate() {
    Equipped equipped = equipped();
    String ticket = ticket();
    server.clock().advance(Duration.ofMinutes(10));
    Person.Answer late = verify(person(), ticket, code(equipped.app));
    assertEquals(401, late.status());
    assertTrue(late.body().contains("That took too long"));
  }

  /** Whoever knows the password can neither go on guessing nor lock the owner out. */
  @Test
  void guessesAtTheCodeAreFewAndDoNotLockTheOwnerOut() {
    Person early = person().signedIn();
    Equipped equipped = equipped();
    server.clock().advance(Duration.ofSeconds(30));
    Person used = person();
    assertEquals(303, verify(used, ticket(), code(equipped.app)).status());
    for (int guesses = 0; guesses < 5; guesses++) {
      assertEquals(401, verify(person(), ticket(), "00000a").status());
    }
    server.clock().advance(Duration.ofSeconds(30));
    Person stranger = person();
    assertEquals(429, verify(stranger, ticket(), code(equipped.app)).status());
    assertEquals(
        429,
        verify(sameBrowser(early), ticket(), code(equipped.app)).status(),
        "marks of sign-ins without a code have no guesses of their own");
    assertEquals(303, verify(sameBrowser(used), ticket(), code(equipped.app)).status());
    assertEquals(
        303,
        verify(person(), ticket(), equipped.backupCodes.getFirst()).status(),
        "nobody guesses at a backup code, so nobody's guesses stand in its way");
    server.clock().advance(Duration.ofMinutes(3));
    assertEquals(303, verify(stranger, ticket(), code(equipped.app)).status());
  }

  /** Bad input 94: switched off by a session without a new sign-in. */
  @Test
  void itIsTurnedOffWithPasswordAndCodeAlone() {
    Equipped equipped = equipped();
    Person person = equipped.person;
    server.clock().advance(Duration.ofMinutes(11));
    String code = code(equipped.app);
    String proof = person.proof();
    Person.Answer asked = person.post(PAGE + "/off", "csrf", proof, "code", code);
    assertTrue(asked.body().contains("Confirm that it is you"), asked.body());
    assertEquals(422, change(person, "off", "123", "").status());
    assertEquals(422, change(person, "codes", "123", "").status());
    assertEquals(
        422,
        person.post(PAGE + "/off", "csrf", proof, "code", code).status(),
        "nor by the password of a moment before");
    assertEquals(200, change(person, "codes", code, "").status());
    assertEquals(401, verify(person(), ticket(), equipped.backupCodes.getLast()).status());
    assertEquals(422, change(person, "off", code, "").status(), "that code is used up");
    server.clock().advance(Duration.ofSeconds(30));
    assertEquals(303, change(person, "off", code(equipped.app), "").status());
    assertEquals(303, person().signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD).status());
  }

  @Test
  void theOperatorTakesItAwayFromWhoLostEverything() {
    Equipped unused = equipped();
    Target.OfAccount account = new Target.OfAccount(server.owner());
    for (boolean wasOn : new boolean[] {true, false}) {
      assertEquals(
          wasOn,
          server
              .services()
              .secondFactors()
              .remove(
                  server.permit(server.owner(), Action.REMOVE_SECOND_FACTOR.on(account)), account));
    }
    assertEquals(303, person().signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD).status());
  }

  /** What was typed before the session was over goes on after both factors. */
  @Test
  void aFormGoesOnAfterTheCode() {
    Equipped equipped = equipped();
    server.clock().advance(Duration.ofSeconds(30));
    Person person = person();
    String[] form = {
      "email",
      ConsoleServer.EMAIL,
      "password",
      ConsoleServer.PASSWORD,
      "resume-path",
      "/console/application-keys/new",
      "resume.keyName",
      "kept"
    };
    String asked = person.post("/sign-in", form).body();
    assertTrue(asked.contains("name=\"resume.keyName\" value=\"kept\""), asked);
    String ticket = found(TICKET, asked);
    Person.Answer answer =
        person.post(
            "/sign-in/code",
            "ticket",
            ticket,
            "code",
            code(equipped.app),
            "resume-path",
            "/console/application-keys/new",
            "resume.keyName",
            "kept");
    assertEquals(200, answer.status());
    assertTrue(answer.body().contains("value=\"kept\""));
    assertTrue(person.isSignedIn());
  }

  @Test
  void itIsTurnedOnAndUsedInABrowser(Browser browser) {
    try (Visit visit = Visit.of(server, browser).signIn()) {
      Page page = visit.page();
      visit.link("My Settings").click();
      visit.link("Turn On Two-Factor Verification").click();
      AuthenticatorApp app =
          new AuthenticatorApp(page.locator("#app-secret").textContent().replace(" ", ""));
      visit.requireAccessible("the second factor");
      visit.screenshot("second-factor-1024-light");
      code(page).fill("12");
      page.getByLabel("Current password").fill(ConsoleServer.PASSWORD);
      visit.button("Turn On").click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("not the code");
      code(page).fill(code(app));
      page.getByLabel("Current password").fill(ConsoleServer.PASSWORD);
      visit.button("Turn On").click();
      assertThat(visit.heading("Backup Codes")).isVisible();
      visit.requireAccessible("backup codes");
      visit.screenshot("backup-codes-1024-light");
      visit.link("I have saved them").click();
      assertThat(page.getByText("10 backup codes left.")).isVisible();
      visit.link("Change Two-Factor Verification").click();
      assertThat(visit.heading("Turn It Off")).isVisible();
      visit.requireAccessible("a second factor that is on");
      visit.screenshot("second-factor-on-1024-light");
    }
    try (Visit visit = Visit.of(server, browser, 360, ColorScheme.DARK, true)) {
      Page page = visit.page();
      page.navigate("/");
      page.getByLabel("Email").fill(ConsoleServer.EMAIL);
      page.getByLabel("Password").fill(ConsoleServer.PASSWORD);
      visit.button("Sign In").click();
      assertThat(visit.heading("Two-Factor Verification")).isVisible();
      visit.requireAccessible("the question for the code");
      visit.screenshot("second-factor-question-360-dark");
      code(page).fill("no");
      visit.button("Verify").click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("not right");
    }
  }

  private Person sameBrowser(Person before) {
    Person person = person();
    before
        .cookies()
        .forEach((name, value) -> {
          if (name.contains("browser")) {
            person.cookies().put(name, value);
          }
        });
    return person;
  }

  private String ticket() {
    return found(TICKET, person().signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD).body());
  }

  private static Person.Answer verify(Person person, String ticket, String code) {
    return person.post("/sign-in/code", "ticket", ticket, "code", code);
  }

  private static Person.Answer change(Person person, String what, String code, String setup) {
    return person.post(
        PAGE + "/" + what,
        "csrf",
        person.proof(),
        "setup",
        setup,
        "code",
        code,
        "confirming-password",
        ConsoleServer.PASSWORD);
  }

  private static Locator code(Page page) {
    return page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true));
  }

  private String code(AuthenticatorApp app) {
    return app.codeAt(server.clock().millis());
  }

  private static String found(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    if (!matcher.find()) {
      throw new AssertionError("not in: " + page);
    }
    return matcher.group(1);
  }
}
