package dev.strongroom.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.strongroom.access.Action;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.CreatedKey;
import dev.strongroom.accounts.NewKey;
import dev.strongroom.api.PercentCoding;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.NamePrefix;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What happened in an account, and why a request was refused (sheet 05 §13 no. 12). */
@ExtendWith(Browsers.class)
class ActivityPageTest {
  private static final String EVIL = "<img src=x onerror=document.title='owned'>";

  @TempDir Path directory;
  private ConsoleServer server;
  private String bucketId;

  @BeforeEach
  void start() {
    server = ConsoleServer.in(directory);
    bucketId = Uploader.bucket(server, "watched-bucket");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatWasRefusedIsExplainedWithTheKeysThatWouldDo(Browser browser) throws Exception {
    CreatedKey reader = key("reader", Capability.LIST_BUCKETS, Capability.READ_FILES);
    CreatedKey lister = key("lister", Capability.LIST_FILES);
    String requestId = refusedListing(reader, EVIL);
    try (Visit visit = Visit.of(server, browser).signIn()) {
      Page page = visit.page();
      visit.link("Activity").click();
      assertThat(visit.heading("Activity")).isVisible();
      assertThat(page.locator("tbody")).containsText("b2_list_file_names");
      assertThat(page.locator("tbody")).containsText(EVIL);
      visit.requireAccessible("activity");
      visit.screenshot("activity-1024-light");
      page.navigate("/console/activity");
      visit.link("Denials").click();
      assertThat(page.locator("tbody tr")).hasCount(1);
      visit.link("Why? Request " + requestId).click();
      assertThat(visit.heading("Keys that would do")).isVisible();
      assertThat(page.locator("main")).containsText("a key with listFiles would do");
      assertThat(visit.link("lister")).isVisible();
      assertThat(page.locator("main")).containsText(lister.key().id().value());
      assertThat(page.locator(".plain-list")).not().containsText(reader.key().id().value());
      visit.requireAccessible("why a request was refused");
      visit.screenshot("activity-why-1024-light");
      page.navigate("/console/activity/request?id=" + requestId);
      visit.link("Make a Key for This").click();
      page.locator("dialog:modal").waitFor();
      page.getByLabel("Name of Key:").fill("another-lister");
      visit.button("Create New Key").click();
      page.locator("#reveal-key").waitFor();
      visit.link("I have saved it").click();
      page.navigate("/console/activity/request?id=" + requestId);
      assertThat(visit.link("another-lister")).isVisible();
    }
  }

  @Test
  void activityIsFilteredAndPaged() throws Exception {
    CreatedKey reader = key("reader", Capability.READ_FILES);
    CreatedKey other = key("other", Capability.READ_FILES);
    for (int number = 0; number < 60; number++) {
      String unused = refusedListing(reader, "prefix" + number);
    }
    Person owner = person();
    assertEquals(401, owner.signIn(ConsoleServer.EMAIL, "wrong").status());
    server.clock().advance(Duration.ofDays(2));
    Person signedIn = owner.signedIn();
    String newest = signedIn.get("/console/activity").body();
    assertTrue(newest.contains("Sign in"), newest);
    assertTrue(newest.contains("'prefix59'") && !newest.contains("'prefix5'"), newest);
    String older = signedIn.get(link(newest, "next")).body();
    assertTrue(older.contains("'prefix5'") && !older.contains("'prefix59'"), older);
    assertTrue(older.contains("Create bucket") && older.contains("watched-bucket"), older);
    assertFalse(older.contains("rel=\"next\""), older);

    String signIns = signedIn.get("/console/activity?kind=sign-ins").body();
    assertEquals(2, rows(signIns), signIns);
    assertTrue(signIns.contains("the password given is not that of account"), signIns);
    assertEquals(1, rows(signedIn.get("/console/activity?kind=changes&operation=bucket").body()));
    assertEquals(
        1, rows(signedIn.get("/console/activity?key=" + other.key().id()).body()), "its making");
    assertEquals(
        50,
        rows(signedIn.get("/console/activity?kind=denials&bucket=" + bucketId).body()),
        "a page of those on the bucket");
    assertEquals(1, rows(signedIn.get("/console/activity?from=2026-11-23").body()));
    assertEquals(50, rows(signedIn.get("/console/activity?to=2026-11-22").body()));
    assertEquals(0, rows(signedIn.get("/console/activity?to=2026-11-21").body()));
    assertTrue(
        signedIn
            .get("/console/activity?operation=nothing")
            .body()
            .contains("Nothing is like that"));
    assertEquals(200, signedIn.get("/console/activity?before=x&from=yesterday&kind=?").status());
  }

  /** Lines of other accounts are absent, also by the id of a request. */
  @Test
  void nothingOfAnotherAccountIsShown() throws Exception {
    CreatedKey reader = key("reader", Capability.READ_FILES);
    String requestId = refusedListing(reader, "private-prefix");
    AccountId stranger = server.newAccount("other@example.com", ConsoleServer.PASSWORD);
    Person other = person();
    assertEquals(303, other.signIn("other@example.com", ConsoleServer.PASSWORD).status());
    String activity = other.get("/console/activity").body();
    assertEquals(2, rows(activity), "made, and signed in: " + activity);
    assertFalse(activity.contains("watched-bucket"), activity);
    String asked = other.get("/console/activity/request?id=" + requestId).body();
    assertTrue(asked.contains("Nothing is known of this request"), asked);
    assertFalse(asked.contains("private-prefix"), asked);
    Person owner = person().signedIn();
    assertFalse(owner.get("/console/activity").body().contains(stranger.value()));
    assertTrue(
        owner.get("/console/activity/request?id=" + requestId).body().contains("s keys would do"));
    assertEquals(303, person().get("/console/activity").status(), "to sign in");
  }

  private Person person() {
    Doors doors = new Doors(server.services(), System::nanoTime);
    return new Person(doors.corridor(List.of(server.console(doors))), server.url());
  }

  private CreatedKey key(String name, Capability... capabilities) {
    Target.OfAccount account = new Target.OfAccount(server.owner());
    return server
        .services()
        .applicationKeys()
        .create(
            server.permit(server.owner(), Action.CREATE_KEY.on(account)),
            account,
            new NewKey(
                name,
                Capabilities.of(capabilities),
                new BucketScope.Only(List.of(new BucketId(bucketId))),
                new NamePrefix(""),
                ApplicationKey.Kind.CLASSIC,
                OptionalLong.empty()));
  }

  /** Lists with a key that may not; gives back the request's id. */
  private String refusedListing(CreatedKey key, String prefix) throws Exception {
    URI api = URI.create(server.endpoints().api() + "/b2api/v3/");
    String credentials = key.key().id() + ":" + key.secret().reveal();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> authorized =
          client.send(
              HttpRequest.newBuilder(api.resolve("b2_authorize_account"))
                  .header(
                      "Authorization",
                      "Basic "
                          + Base64.getEncoder()
                              .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                  .build(),
              BodyHandlers.ofString());
      HttpResponse<String> refused =
          client.send(
              HttpRequest.newBuilder(
                      api.resolve(
                          "b2_list_file_names?bucketId="
                              + bucketId
                              + "&prefix="
                              + PercentCoding.encode(prefix).replace("=", "%3D")))
                  .header(
                      "Authorization",
                      found("\"authorizationToken\"\\s*:\\s*\"([^\"]*)\"", authorized.body()))
                  .header("User-Agent", EVIL)
                  .build(),
              BodyHandlers.ofString());
      assertEquals(401, refused.statusCode(), refused.body());
      return refused.headers().firstValue("X-Request-Id").orElseThrow();
    }
  }

  private static int rows(String page) {
    return (int) Stream.of(page.split("<th scope=\"row\"", -1)).count() - 1;
  }

  private static String link(String page, String relation) {
    return found("rel=\"" + relation + "\" href=\"([^\"]*)\"", page).replace("&amp;", "&");
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), text);
    return matcher.group(1);
  }
}
