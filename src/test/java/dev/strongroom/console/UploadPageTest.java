package dev.strongroom.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.strongroom.access.Action;
import dev.strongroom.access.Target;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.FileVersion;
import dev.strongroom.model.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Uploads, downloads and links in the browser (sheet 05 §6). */
@ExtendWith(Browsers.class)
class UploadPageTest {
  private static final String UPLOADS = "**/b2api/v4/b2_upload_*/**";

  @TempDir Path directory;
  private ConsoleServer server;
  private String bucket;

  @BeforeEach
  void start() {
    server = ConsoleServer.in(directory.resolve("server"));
    bucket = Uploader.bucket(server, "upload-bucket");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void filesAndFoldersAreUploadedAndEachSaysWhatBecameOfIt(Browser browser) throws Exception {
    Path folder = Files.createDirectories(directory.resolve("holiday/day one"));
    Files.writeString(folder.resolve("sea.txt"), "water");
    Files.writeString(folder.getParent().resolve("plan.txt"), "rest");
    String attack = "<img src=x onerror=document.title='owned'>&amp;\"'.txt";
    try (Visit visit = Visit.of(server, browser).signIn()) {
      Page page = visit.page();
      page.navigate("/console/files/" + bucket + "?folder=in%2F");
      choose(
          page,
          file(attack, "text"),
          file("zero.txt", ""),
          file("emoji \ud83c\udf70 \u05e9\u05dc\u05d5\u05dd.txt", "cake"),
          file("n".repeat(1100) + ".txt", "long"));
      said(page).containsText("3 files are uploaded, 1 not.");
      assertThat(tray(page)).containsText("1,107 bytes long with its folders");
      assertThat(page.locator("#file-list tbody tr")).hasCount(3);
      assertThat(page.locator("#file-list")).containsText(attack);
      assertThat(page.locator("#file-list")).containsText("0 bytes");
      lastRowIsReadableAboveTheTray(page);
      visit.requireAccessible("uploads");
      visit.screenshot("uploads-1024-light");
      visit.button("Close").click();
      assertThat(tray(page)).hasCount(0);

      page.locator("input[webkitdirectory]").setInputFiles(directory.resolve("holiday"));
      said(page).containsText("2 files are uploaded.");
      visit.link("holiday/").click();
      visit.link("day one/").click();
      assertThat(visit.link("sea.txt")).isVisible();
      assertThat(tray(page)).containsText("2 of 2 files");
      assertTrue(page.title().contains("upload-bucket"), page.title());
    }
    try (Visit phone = Visit.of(server, browser, 360, ColorScheme.DARK, true).signIn()) {
      Page page = phone.page();
      page.navigate("/console/files/" + bucket + "?folder=in%2F");
      choose(page, file("phone.txt", "call"), file("n".repeat(1100), "long"));
      said(page).containsText("1 file is uploaded, 1 not.");
      lastRowIsReadableAboveTheTray(page);
      phone.requireAccessible("uploads on a phone");
      phone.screenshot("uploads-360-dark");
    }
    try (Visit plain = Visit.of(server, browser, 1024, ColorScheme.LIGHT, false).signIn()) {
      plain.page().navigate("/console/files/" + bucket);
      assertThat(plain.page().getByText("needs JavaScript")).isVisible();
      assertThat(plain.page().locator("input[type=file]").first()).isHidden();
    }
  }

  @Test
  void droppedFilesAreUploadedAndACancelledOneIsNot(Browser browser) {
    try (Visit visit = Visit.of(server, browser).signIn()) {
      Page page = visit.page();
      page.navigate("/console/files/" + bucket);
      // The first attempts get no answer, so that there is something to cancel.
      page.route(UPLOADS, route -> {});
      page.evaluate(
          "() => { const data = new DataTransfer();"
              + " for (const name of ['one.txt', 'two.txt']) data.items.add(new File(['x'], name));"
              + " document.body.dispatchEvent(new DragEvent('drop',"
              + " {dataTransfer: data, bubbles: true, cancelable: true})); }");
      visit.button("Cancel one.txt").click();
      visit.button("Cancel two.txt").click();
      assertThat(tray(page).getByText("Cancelled")).hasCount(2);
      page.unroute(UPLOADS);
      page.route(
          UPLOADS,
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(503)
                      .setHeaders(Map.of("Access-Control-Allow-Origin", server.url()))
                      .setBody("{\"message\": \"the storage is full\"}")));
      visit.button("Try Again one.txt").click();
      assertThat(tray(page)).containsText("The server's storage is full.");
      page.unroute(UPLOADS);
      visit.button("Try Again two.txt").click();
      said(page).containsText("1 file is uploaded, 1 not.");
      assertThat(page.locator("#file-list tbody tr")).hasCount(1);
      assertThat(page.locator("#file-list")).containsText("two.txt");
    }
  }

  /** The same file, chosen after the page was loaded again, sends only what is missing. */
  @Test
  void aLargeFileGoesOnAfterAReload(Browser browser) throws Exception {
    byte[] content = new byte[17_000_000];
    new Random(5).nextBytes(content);
    Path large = Files.write(directory.resolve("large.bin"), content);
    List<String> parts = new CopyOnWriteArrayList<>();
    try (Visit visit = Visit.of(server, browser).signIn()) {
      Page page = visit.page();
      page.navigate("/console/files/" + bucket);
      // However many parts arrive, the file cannot be finished.
      page.route("**/large/finish", route -> route.abort());
      page.locator("input[type=file]").first().setInputFiles(large);
      int arrived = arrivedPart();
      page.reload();
      visit.allowQuestion();
      page.unroute("**/large/finish");
      page.onRequest(request -> note(parts, request));
      page.locator("input[type=file]").first().setInputFiles(large);
      said(page).containsText("1 file is uploaded.");
      assertFalse(parts.contains(Integer.toString(arrived)), () -> arrived + " of " + parts);
      Download download = page.waitForDownload(() -> visit.link("Download large.bin").click());
      assertEquals("large.bin", download.suggestedFilename());
      assertEquals(-1, Files.mismatch(large, download.path()));
    }
  }

  @Test
  void aSessionThatEndsInTheMiddleLosesNothing(Browser browser) {
    try (Visit visit = Visit.of(server, browser).signIn()) {
      Page page = visit.page();
      page.navigate("/console/files/" + bucket);
      AtomicBoolean ended = new AtomicBoolean();
      page.route(
          UPLOADS,
          route -> {
            if (ended.compareAndSet(false, true)) {
              endAllSessions();
            }
            route.resume();
          });
      choose(page, file("kept.txt", "kept"));
      assertThat(page.getByText("You are signed out. Nothing is lost")).isVisible();
      visit.requireAccessible("signed out while uploading");
      visit.screenshot("uploads-signed-out-1024-light");
      signInElsewhere(visit);
      said(page).containsText("1 file is uploaded.");
      assertThat(visit.link("kept.txt")).isVisible();
    }
  }

  /** A session that expires while parts are on their way; the same page goes on after a sign-in. */
  @Test
  void aSessionThatExpiresInTheMiddleOfALargeFileLosesNothing(Browser browser) throws Exception {
    byte[] content = new byte[17_000_000];
    new Random(7).nextBytes(content);
    Path large = Files.write(directory.resolve("large.bin"), content);
    try (Visit visit = Visit.of(server, browser).signIn()) {
      Page page = visit.page();
      page.navigate("/console/files/" + bucket);
      AtomicBoolean expired = new AtomicBoolean();
      page.route(
          UPLOADS,
          route -> {
            if (expired.compareAndSet(false, true)) {
              server.clock().advance(Duration.ofHours(25));
            }
            route.resume();
          });
      page.locator("input[type=file]").first().setInputFiles(large);
      assertThat(page.getByText("You are signed out. Nothing is lost")).isVisible();
      signInElsewhere(visit);
      said(page).containsText("1 file is uploaded.");
      Download download = page.waitForDownload(() -> visit.link("Download large.bin").click());
      assertEquals(-1, Files.mismatch(large, download.path()));
    }
  }

  /** What cannot be stored any more is told at once, and tried again only by who wants to. */
  @Test
  void aBucketThatIsDeletedInTheMiddleIsTold(Browser browser) throws Exception {
    byte[] content = new byte[17_000_000];
    new Random(9).nextBytes(content);
    Path large = Files.write(directory.resolve("large.bin"), content);
    String gone = "The bucket is not there any more. It was deleted.";
    for (boolean isLarge : List.of(false, true)) {
      bucket = Uploader.bucket(server, "short-lived-" + isLarge);
      int width = isLarge ? 1440 : 360;
      try (Visit visit = Visit.of(server, browser, width, ColorScheme.LIGHT, true).signIn()) {
        Page page = visit.page();
        page.navigate("/console/files/" + bucket);
        AtomicBoolean deleted = new AtomicBoolean();
        page.route(
            UPLOADS,
            route -> {
              if (deleted.compareAndSet(false, true)) {
                deleteBucket();
              }
              route.resume();
            });
        if (isLarge) {
          page.locator("input[type=file]").first().setInputFiles(large);
        } else {
          choose(page, file("small.txt", "small"));
        }
        said(page).containsText(isLarge ? "What had arrived of it is gone" : gone);
        assertThat(tray(page)).containsText("1 failed");
        assertThat(visit.button("Close")).isVisible();
        visit.screenshot("uploads-bucket-gone-" + width + "-light");
        page.unroute(UPLOADS);
        String asked = "**/" + bucket + (isLarge ? "/large/start" : "/upload");
        Response answer =
            page.waitForResponse(asked, () -> tray(page).getByText("Try Again").click());
        assertEquals(404, answer.status());
        said(page).containsText(gone);
        assertThat(tray(page)).containsText("1 failed");
        visit.button("Close").click();
        assertThat(tray(page)).hasCount(0);
      }
    }
  }

  @Test
  void aFileIsSavedAndSharedByALink(Browser browser) throws Exception {
    String id;
    try (Uploader uploader = new Uploader(server)) {
      id = uploader.upload(bucket, "papers/<b>report</b> & more.txt", "the report");
    }
    try (Visit visit = Visit.of(server, browser).signIn()) {
      Page page = visit.page();
      page.navigate("/console/files/" + bucket + "/file?id=" + id);
      Download saved = page.waitForDownload(() -> visit.link("Download").click());
      assertEquals("the report", Files.readString(saved.path()));
      visit.link("Share").click();
      page.locator("dialog:modal").waitFor();
      assertThat(page.getByLabel("1 day")).isChecked();
      visit.requireAccessible("the question how long to share");
      page.getByLabel("7 days").check();
      visit.button("Make Link").click();
      page.locator("dialog:modal #share-link").waitFor();
      visit.requireAccessible("a link to share");
      visit.screenshot("share-1024-light");
      String link = page.locator("#share-link").textContent();
      assertThat(page.locator("dialog")).containsText("29 November 2026");
      try (BrowserFiles anyone = new BrowserFiles(new Person(null, server.url()), bucket)) {
        assertEquals("the report", anyone.get(link).body());
      }
      visit.link("Done").click();
      assertThat(page.locator("dialog")).hasCount(0);
      assertThat(page.locator("main")).not().containsText(link);
    }
  }

  /**
   * What a first visit brings over the wire, HTML, style, scripts and icon (the brief's 150 KB).
   */
  @Test
  void aFirstVisitIsSmall(Browser browser) {
    try (Visit visit = Visit.of(server, browser)) {
      List<Request> requests = new CopyOnWriteArrayList<>();
      visit.page().onRequestFinished(requests::add);
      visit.signIn();
      visit.page().navigate("/console/files/" + bucket);
      long bytes =
          requests.stream()
              .mapToLong(
                  request -> request.sizes().responseBodySize + request.sizes().responseHeadersSize)
              .sum();
      assertTrue(bytes > 20_000 && bytes < 150_000, () -> bytes + " bytes");
    }
  }

  /** Signs in again in another tab; the page goes on when it is looked at, and when it is told. */
  private static void signInElsewhere(Visit visit) {
    Page other = visit.context().waitForPage(() -> visit.link("Sign In").click());
    other.getByLabel("Email").fill(ConsoleServer.EMAIL);
    other.getByLabel("Password").fill(ConsoleServer.PASSWORD);
    other
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign In").setExact(true))
        .click();
    other.locator("#content").waitFor();
    other.locator("nav.navigation").waitFor();
    other.close();
    Object unused =
        visit.page().evaluate("() => document.querySelector('.tray .primary')?.click()");
  }

  /** Scrolled to its end, the page shows the last row whole, with the tray below it. */
  private static void lastRowIsReadableAboveTheTray(Page page) {
    var unused =
        page.waitForFunction(
            "() => { scrollTo(0, document.documentElement.scrollHeight);"
                + " const row = document.querySelector('#file-list tbody tr:last-child');"
                + " const tray = document.querySelector('.tray');"
                + " return row.getBoundingClientRect().bottom"
                + " <= tray.getBoundingClientRect().top; }");
    Object unusedToo = page.evaluate("() => scrollTo(0, 0)");
  }

  /** Everything unfinished in it is cancelled, and the bucket goes. */
  private void deleteBucket() {
    BucketId id = new BucketId(bucket);
    server
        .metadata()
        .<Integer>write(tables -> {
          List<FileVersion> unfinished = tables.fileVersions().unfinished(id, "", 0, "", 10);
          unfinished.forEach(file -> {
            int unusedCount = tables.parts().deleteAll(file.id()).size();
            boolean unusedToo = tables.fileVersions().delete(file.id());
          });
          boolean unused = tables.buckets().delete(id);
          return unfinished.size();
        });
  }

  private void endAllSessions() {
    Target.OfAccount account = new Target.OfAccount(server.owner());
    int unused =
        server
            .services()
            .sessions()
            .endOthers(
                server.permit(server.owner(), Action.MANAGE_SESSIONS.on(account)), account, "");
  }

  /** The number of the one part of the unfinished large file, once it is there. */
  private int arrivedPart() {
    long deadlineNanos = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < deadlineNanos) {
      List<Part> arrived =
          server
              .metadata()
              .read(tables ->
                  tables.fileVersions().unfinished(new BucketId(bucket), "", 0, "", 1).stream()
                      .flatMap(file -> tables.parts().list(file.id(), 1, 10).stream())
                      .toList());
      if (!arrived.isEmpty()) {
        return arrived.getFirst().number();
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("no part arrived");
  }

  private static void note(List<String> parts, Request request) {
    if (request.url().contains("/b2_upload_part/") && request.method().equals("POST")) {
      parts.add(request.headers().get("x-bz-part-number"));
    }
  }

  private static FilePayload file(String name, String content) {
    return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
  }

  private static void choose(Page page, FilePayload... files) {
    page.locator("[data-upload] input[type=file]").first().setInputFiles(files);
  }

  private static Locator tray(Page page) {
    return page.locator(".tray");
  }

  private static com.microsoft.playwright.assertions.LocatorAssertions said(Page page) {
    return assertThat(page.locator("[data-uploads-said]"));
  }
}
