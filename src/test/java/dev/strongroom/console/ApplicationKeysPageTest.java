package dev.strongroom.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.strongroom.access.Action;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.NewKey;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketName;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.BucketType;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.NamePrefix;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sheet 00, "the two pages that the product was created from", word for word, in a real browser.
 */
@ExtendWith(Browsers.class)
class ApplicationKeysPageTest {
  private static final List<String> READ_AND_WRITE =
      List.of(
          "listBuckets",
          "readBuckets",
          "writeBuckets",
          "listFiles",
          "readFiles",
          "shareFiles",
          "writeFiles",
          "deleteFiles",
          "readBucketEncryption",
          "writeBucketEncryption",
          "readBucketReplications",
          "writeBucketReplications",
          "readBucketNotifications",
          "writeBucketNotifications",
          "readBucketLogging",
          "writeBucketLogging",
          "readBucketLifecycleRules",
          "writeBucketLifecycleRules");

  @TempDir Path directory;
  private ConsoleServer server;

  @BeforeEach
  void start() {
    server = ConsoleServer.in(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Both pages in one sitting: the master key, a new key, its deletion. */
  @Test
  void theTwoPagesStepByStep(Browser browser) throws Exception {
    bucket("my-first-bucket");
    try (Visit visit = Visit.of(server, browser).signIn()) {
      theTwoPages(visit);
    }
  }

  /** CONSOLE.md: it works with scripts off for all reading, and for the key flows. */
  @Test
  void theTwoPagesStepByStepWithoutScripts(Browser browser) throws Exception {
    bucket("my-first-bucket");
    try (Visit visit = Visit.of(server, browser, 1024, ColorScheme.LIGHT, false).signIn()) {
      theTwoPages(visit);
    }
  }

  private void theTwoPages(Visit visit) throws Exception {
    Page page = visit.page();
    Locator account = underHeading(page, "Account");
    account.getByText("Application Keys").click();
    assertThat(visit.heading("Master Application Key")).isVisible();

    visit.link("Generate New Master Application Key").click();
    visit.button("Yes! Generate Master Key.").click();
    String masterId = page.locator("#reveal-id").textContent();
    String masterSecret = page.locator("#reveal-key").textContent();
    assertEquals(12, masterId.length(), masterId);
    assertThat(line(page, "keyName:")).hasText("Master Application Key");
    assertEquals(200, authorize(masterId, masterSecret));

    visit.link("I have saved it").click();
    assertThat(page.locator("#reveal-key")).hasCount(0);
    assertFalse(page.content().contains(masterSecret), "the secret is shown once");

    // The same page once more: what is pressed before it is there goes with the page before.
    page.evaluate("document.querySelector('#content').dataset.before = 'yes'");
    underHeading(page, "B2 Cloud Storage").getByText("Application Keys").click();
    page.locator("#content:not([data-before])").waitFor();
    visit.link("Add a New Application Key").click();
    page.getByLabel("Name of Key:").fill("my-laptop");
    page.getByLabel("Chosen buckets").check();
    page.getByLabel("my-first-bucket").check();
    page.getByLabel("Allow List All Bucket Names").check();
    assertTrue(page.getByLabel("Read and Write").isChecked(), "the default");
    visit.button("Create New Key").click();

    String keyId = page.locator("#reveal-id").textContent();
    String secret = page.locator("#reveal-key").textContent();
    assertEquals(25, keyId.length(), keyId);
    assertEquals(31, secret.length());
    assertThat(line(page, "keyName:")).hasText("my-laptop");
    assertThat(page.getByText("S3 Endpoint:")).isVisible();
    assertEquals(200, authorize(keyId, secret));
    visit.link("I have saved it").click();
    assertFalse(page.content().contains(secret), "the secret is shown once");

    assertThat(visit.heading("Your Application Keys")).isVisible();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Delete Key my-laptop"))
        .click();
    assertThat(page.getByText("Delete application key?")).isVisible();
    visit.button("Delete Key").click();
    assertThat(page.getByText("The key is deleted.")).isVisible();
    assertEquals(401, authorize(keyId, secret));
    assertEquals(200, authorize(masterId, masterSecret));
  }

  /** Sheet 05 §4.1: the old secret stops working, ordinary keys do not. */
  @Test
  void aNewMasterKeyKillsTheOneBefore(Browser browser) throws Exception {
    try (Visit visit = Visit.of(server, browser).signIn()) {
      String first = generateMasterKey(visit);
      visit.link("I have saved it").click();
      String id = server.owner().value();
      assertEquals(200, authorize(id, first));
      visit.link("Generate New Master Application Key").click();
      assertThat(visit.page().getByText("It was last used")).isVisible();
      visit.button("Yes! Generate Master Key.").click();
      String second = visit.page().locator("#reveal-key").textContent();
      assertEquals(401, authorize(id, first));
      assertEquals(200, authorize(id, second));
      visit.link("I have saved it").click();
    }
  }

  /** Sheet 05 §4.6: the lists that B2's presets have, and no others. */
  @Test
  void theTypesOfAccessHaveExactlyTheSheetsCapabilities(Browser browser) {
    List<String> readOnly =
        List.of(
            "listBuckets",
            "readBuckets",
            "listFiles",
            "readFiles",
            "shareFiles",
            "readBucketEncryption",
            "readBucketReplications",
            "readBucketNotifications",
            "readBucketLogging",
            "readBucketLifecycleRules");
    List<String> writeOnly =
        READ_AND_WRITE.stream()
            .filter(name -> !List.of("listFiles", "readFiles", "shareFiles").contains(name))
            .toList();
    String bucket = bucket("one-bucket");
    try (Visit visit = Visit.of(server, browser).signIn()) {
      create(visit, "rw", "Read and Write", bucket);
      create(visit, "ro", "Read Only", bucket);
      create(visit, "wo", "Write Only", bucket);
      create(visit, "everywhere", "Read Only", "");
    }
    assertEquals(sorted(READ_AND_WRITE), capabilities("rw"));
    assertEquals(sorted(readOnly), capabilities("ro"));
    assertEquals(sorted(writeOnly), capabilities("wo"));
    List<String> withNames = new java.util.ArrayList<>(readOnly);
    withNames.add("listAllBucketNames");
    assertEquals(sorted(withNames), capabilities("everywhere"));
  }

  /** CONSOLE.md: errors stand next to the field, and what was typed stays. */
  @Test
  void mistakesStandBesideTheirFieldsAndWhatWasTypedStays(Browser browser) {
    bucket("some-bucket");
    try (Visit visit = Visit.of(server, browser).signIn()) {
      visit.page().navigate("/console/application-keys/new");
      Page page = visit.page();
      page.getByLabel("Name of Key:").fill("not a name");
      page.getByLabel("Chosen buckets").check();
      page.getByLabel("Write Only").check();
      page.getByLabel("Duration (seconds):").fill("86400001");
      visit.button("Create New Key").click();
      assertThat(page.locator("#keyName-error")).containsText("letters, digits and hyphens");
      assertThat(page.locator("#buckets-error")).containsText("Choose at least one bucket");
      assertThat(page.locator("#duration-error")).containsText("86,400,000");
      assertThat(page.getByLabel("Name of Key:")).hasValue("not a name");
      assertThat(page.getByLabel("Duration (seconds):")).hasValue("86400001");
      assertTrue(page.getByLabel("Write Only").isChecked());
      visit.requireAccessible("a form with mistakes");
      visit.screenshot("keys-new-mistakes-1024-light");
      page.getByLabel("Name of Key:").fill("a-name");
      page.getByLabel("some-bucket").check();
      page.getByLabel("File name prefix:").fill("photos/");
      page.getByLabel("Duration (seconds):").fill("3600");
      visit.button("Create New Key").click();
      assertThat(line(page, "keyName:")).hasText("a-name");
      visit.link("I have saved it").click();
      assertThat(page.getByText("names that begin with photos/")).isVisible();
      assertThat(page.getByText("Expires soon")).isVisible();
      server.clock().advance(Duration.ofHours(2));
      page.navigate("/console/application-keys?state=expired");
      assertThat(page.getByRole(AriaRole.ROWHEADER).getByText("a-name")).isVisible();
      assertThat(page.locator("tbody").getByText("Expired")).isVisible();
    }
  }

  @Test
  void aKeyForSeveralBucketsIsMarkedForOldClients(Browser browser) {
    String one = bucket("bucket-one");
    String two = bucket("bucket-two");
    try (Visit visit = Visit.of(server, browser).signIn()) {
      create(visit, "several", "Read Only", one, two);
      assertThat(visit.page().getByText("programs that use API versions 1 to 3 refuse this key"))
          .isVisible();
    }
  }

  /** Sheet 01 §2.3: it is the list that old programs refuse, also with one bucket in it. */
  @Test
  void aKeyForOneBucketIsNotCalledOneForSeveral(Browser browser) {
    String one = bucket("bucket-one");
    Target.OfAccount account = new Target.OfAccount(server.owner());
    for (ApplicationKey.Kind kind :
        List.of(ApplicationKey.Kind.MULTI_BUCKET, ApplicationKey.Kind.CLASSIC)) {
      var unused =
          server
              .services()
              .applicationKeys()
              .create(
                  server.permit(server.owner(), Action.CREATE_KEY.on(account)),
                  account,
                  new NewKey(
                      kind == ApplicationKey.Kind.CLASSIC ? "of-the-console" : "of-version-four",
                      Capabilities.of(Capability.LIST_FILES),
                      new BucketScope.Only(List.of(new BucketId(one))),
                      NamePrefix.NONE,
                      kind,
                      OptionalLong.empty()));
    }
    try (Visit visit = Visit.of(server, browser, 360, ColorScheme.LIGHT, true).signIn()) {
      Page page = visit.page();
      Locator rows = page.locator("tbody tr");
      Locator listed = rows.filter(new Locator.FilterOptions().setHasText("of-version-four"));
      assertThat(listed).containsText("with a list of one bucket: programs");
      assertThat(rows.filter(new Locator.FilterOptions().setHasText("of-the-console")))
          .not()
          .containsText("refuse");
      visit.screenshot("key-of-one-bucket-360-light");
      visit.link("of-version-four").click();
      assertThat(page.locator(".note")).containsText("with a list of one bucket: programs");
    }
  }

  /** Sheet 05 §13 no. 5: copy, download, and a question before the secret is lost. */
  @Test
  void aSecretIsCopiedDownloadedAndNotLeftByAccident(Browser browser) throws Exception {
    try (Visit visit = Visit.of(server, browser)) {
      visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      visit.signIn();
      String secret = generateMasterKey(visit);
      Page page = visit.page();
      visit.link("My Settings").click();
      assertThat(visit.heading("My Settings")).isVisible();
      visit.requireQuestion();
      page.navigate("/console/application-keys/new");
      page.getByLabel("Name of Key:").fill("copied");
      visit.button("Create New Key").click();
      String key = page.locator("#reveal-key").textContent();
      assertFalse(key.equals(secret));
      visit.button("Copy applicationKey").click();
      assertEquals(key, page.evaluate("navigator.clipboard.readText()"));
      page.locator("summary")
          .getByText("rclone", new Locator.GetByTextOptions().setExact(true))
          .click();
      Download download = page.waitForDownload(() -> visit.button("Download rclone.conf").click());
      String saved = Files.readString(download.path());
      assertTrue(saved.contains("key = " + key), "the file holds the key");
      assertTrue(saved.contains("endpoint = " + server.endpoints().api()), "and the address");
      visit.screenshot("keys-reveal-1024-light");
      visit.link("My Settings").click();
      assertThat(visit.heading("My Settings")).isVisible();
      page.goBack();
      assertFalse(page.content().contains(key), "the way back does not show it again");
      Object kept =
          page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])");
      assertFalse(String.valueOf(kept).contains(key), "nothing is kept in the browser");
    }
  }

  /** Browsers tell a page that nobody has touched yet of the closing alone, not of the wish. */
  @Test
  void escapeLeavesADialogWhoseAddressWasOpened(Browser browser) {
    try (Visit visit = Visit.of(server, browser).signIn()) {
      for (String address : List.of("new", "master")) {
        Page page = visit.context().newPage();
        page.navigate("/console/application-keys/" + address);
        page.locator("dialog:modal").waitFor();
        page.keyboard().press("Escape");
        page.waitForURL("**/console/application-keys");
        assertThat(page.locator("dialog")).hasCount(0);
      }
    }
  }

  /** Whoever types fast presses the key before the page has made a dialog of what it was sent. */
  @Test
  void escapeLeavesADialogThatHasOnlyJustCome(Browser browser) {
    try (Visit visit = Visit.of(server, browser).signIn()) {
      Page page = visit.page();
      page.locator(".scripted").waitFor();
      page.evaluate(
          """
          () => new Promise(done => {
            new MutationObserver((changes, observer) => {
              const dialog = document.querySelector("dialog");
              if (!dialog) return;
              observer.disconnect();
              dialog.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
              done();
            }).observe(document.body, {childList: true, subtree: true});
            document.querySelector("[data-shortcut=n]").click();
          })
          """);
      assertThat(page.locator("dialog")).hasCount(0);
    }
  }

  /** CONSOLE.md: everything works by keyboard. */
  @Test
  void aKeyIsMadeAndDeletedByKeyboardAlone(Browser browser) throws Exception {
    try (Visit visit = Visit.of(server, browser)) {
      Page page = visit.page();
      page.navigate("/");
      page.keyboard().type(ConsoleServer.EMAIL);
      page.keyboard().press("Tab");
      page.keyboard().type(ConsoleServer.PASSWORD);
      page.keyboard().press("Enter");
      visit.heading("Application Keys").waitFor();
      page.locator(".scripted").waitFor();
      page.keyboard().press("n");
      page.locator("dialog:modal").waitFor();
      page.keyboard().press("Escape");
      assertThat(page.locator("dialog")).hasCount(0);
      page.keyboard().press("n");
      page.locator("dialog:modal").waitFor();
      page.keyboard().type("typed");
      page.keyboard().press("Enter");
      page.locator("#reveal-key").waitFor();
      String keyId = page.locator("#reveal-id").textContent();
      String secret = page.locator("#reveal-key").textContent();
      assertEquals(200, authorize(keyId, secret));
      tabTo(page, "I have saved it");
      page.keyboard().press("Enter");
      page.locator("#reveal-key").waitFor(detached());
      page.keyboard().press("/");
      // The list is fetched anew a moment after the last letter; what is focused before is
      // replaced.
      page.keyboard().type("typ");
      page.waitForURL(url -> url.contains("typ"));
      page.keyboard().press("Escape");
      page.waitForURL(url -> !url.contains("typ"));
      page.locator("#search").blur();
      page.keyboard().press("ArrowDown");
      assertEquals("typed", page.evaluate("document.activeElement.textContent"));
      tabTo(page, "Delete Key typed");
      page.keyboard().press("Enter");
      visit.button("Delete Key").waitFor();
      tabTo(page, "Delete Key");
      page.keyboard().press("Enter");
      page.getByText("The key is deleted.").waitFor();
      assertEquals(401, authorize(keyId, secret));
    }
  }

  /** Sheet 06, bad input 89: whatever a name or a user agent holds is text. */
  @Test
  void nothingStoredBecomesMarkup(Browser browser) throws Exception {
    String attack = "\"><img/src=x/onerror=document.title='owned'>'`${7*7}<script>title=1</script>";
    String bucket = bucket("xss-bucket");
    server.newAccount("\"><script>alert(1)</script>@x.y", ConsoleServer.PASSWORD);
    try (Visit visit = Visit.of(server, browser).signIn()) {
      Page page = visit.page();
      page.navigate("/console/application-keys/new");
      page.getByLabel("Name of Key:").fill("xss");
      page.getByLabel("Chosen buckets").check();
      page.getByLabel("xss-bucket").check();
      page.getByLabel("File name prefix:").fill(attack);
      visit.button("Create New Key").click();
      String keyId = page.locator("#reveal-id").textContent();
      assertEquals(200, authorize(keyId, page.locator("#reveal-key").textContent(), attack));
      visit.link("I have saved it").click();
      assertThat(page.locator("tbody")).containsText(attack);
      page.navigate("/console/application-keys?q=" + "%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
      page.navigate("/console/application-keys/" + keyId);
      assertThat(page.locator("main")).containsText(attack);
      page.navigate("/console/application-keys/" + keyId + "/delete");
      page.navigate("/console/application-keys?done=%3Cscript%3E&state=%22%3E&sort=%3C&page=%3C");
      page.navigate("/console/my-settings?done=%3Cscript%3E");
      page.navigate("/console/application-keys/%3Cscript%3Ealert(1)%3C%2Fscript%3E");
      page.navigate("/sign-in?next=javascript:alert(1)");
      assertEquals("", page.locator("input[name=next]").inputValue());
      assertTrue(page.title().endsWith("Strongroom"), page.title());
    }
    try (Visit visit = Visit.of(server, browser)) {
      visit.signIn("\"><script>alert(1)</script>@x.y", ConsoleServer.PASSWORD);
      assertThat(visit.page().locator(".user-mail")).hasText("\"><script>alert(1)</script>@x.y");
    }
    assertFalse(bucket.isEmpty());
  }

  private static Locator.WaitForOptions detached() {
    return new Locator.WaitForOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED);
  }

  private static void tabTo(Page page, String name) {
    for (int presses = 0; presses < 60; presses++) {
      page.keyboard().press("Tab");
      Object focused =
          page.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()");
      if (name.equals(focused)) {
        return;
      }
    }
    throw new AssertionError("Tab does not lead to " + name);
  }

  private String generateMasterKey(Visit visit) {
    visit.page().navigate("/console/application-keys");
    visit.link("Generate New Master Application Key").click();
    visit.button("Yes! Generate Master Key.").click();
    return visit.page().locator("#reveal-key").textContent();
  }

  private static void create(Visit visit, String name, String type, String... bucketIds) {
    Page page = visit.page();
    page.navigate("/console/application-keys/new");
    page.getByLabel("Name of Key:").fill(name);
    if (bucketIds.length > 0 && !bucketIds[0].isEmpty()) {
      page.getByLabel("Chosen buckets").check();
      for (String id : bucketIds) {
        page.locator("input[value='" + id + "']").check();
      }
    }
    page.getByLabel(type).check();
    visit.button("Create New Key").click();
    page.locator("#reveal-key").waitFor();
    visit.link("I have saved it").click();
    page.locator("#reveal-key").waitFor(detached());
  }

  private List<String> capabilities(String keyName) {
    return server
        .metadata()
        .read(tables ->
            tables.applicationKeys().list(server.owner(), "", true, 0, 100).stream()
                .filter(key -> key.name().equals(keyName))
                .findFirst()
                .orElseThrow()
                .capabilities()
                .wireNames()
                .stream()
                .sorted()
                .toList());
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }

  private static Locator underHeading(Page page, String heading) {
    return page.locator("nav[aria-label=Main] h2", new Page.LocatorOptions().setHasText(heading))
        .locator("xpath=following-sibling::ul[1]");
  }

  private static Locator line(Page page, String term) {
    return page.locator(".reveal dt", new Page.LocatorOptions().setHasText(term))
        .locator("xpath=following-sibling::dd[1]");
  }

  private String bucket(String name) {
    Target.OfAccount account = new Target.OfAccount(server.owner());
    return server
        .services()
        .buckets()
        .create(
            server.permit(server.owner(), Action.CREATE_BUCKET.on(account)),
            account,
            new BucketName(name),
            BucketType.ALL_PRIVATE,
            new TreeMap<>())
        .id()
        .value();
  }

  private int authorize(String keyId, String secret) throws Exception {
    return authorize(keyId, secret, "test");
  }

  private int authorize(String keyId, String secret, String userAgent) throws Exception {
    String credentials =
        Base64.getEncoder().encodeToString((keyId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(
                      URI.create(server.endpoints().api() + "/b2api/v2/b2_authorize_account"))
                  .header("Authorization", "Basic " + credentials)
                  .header("User-Agent", userAgent)
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }
}
