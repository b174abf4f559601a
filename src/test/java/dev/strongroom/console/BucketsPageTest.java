package dev.strongroom.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.model.BucketId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Buckets and Browse Files (sheet 05 §5 and §6), and keys of single capabilities (§13 no. 6, 7).
 */
@ExtendWith(Browsers.class)
class BucketsPageTest {
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

  @Test
  void aBucketIsMadeChangedEmptiedAndDeleted(Browser browser) throws Exception {
    try (Visit visit = Visit.of(server, browser).signIn();
        Uploader uploader = new Uploader(server)) {
      Page page = visit.page();
      visit.link("Buckets").click();
      assertThat(visit.heading("No bucket yet")).isVisible();
      visit.link("Create a Bucket").first().click();
      page.getByLabel("Bucket Unique Name:").fill("b2-no");
      visit.button("Create a Bucket").click();
      assertThat(page.locator("#bucketName-error")).containsText("6 to 63");
      page.getByLabel("Bucket Unique Name:").fill("holiday-pictures");
      visit.button("Create a Bucket").click();
      assertThat(page.getByText("The bucket is made.")).isVisible();
      visit.requireAccessible("buckets");
      visit.link("Bucket Settings of holiday-pictures").click();
      String id = page.locator("form.stack").getAttribute("action").replaceAll(".*/", "");
      page.getByLabel("Public").check();
      page.getByLabel("Bucket Info:").fill("owner=photos");
      Page other = visit.context().newPage();
      other.navigate("/console/buckets/" + id);
      visit.button("Update Bucket").click();
      assertThat(page.getByText("The bucket is updated.")).isVisible();
      assertEquals("owner=photos", page.getByLabel("Bucket Info:").inputValue());
      other.getByLabel("Bucket Info:").fill("owner=somebody-else");
      other.getByText("Update Bucket").click();
      assertThat(other.getByText("Somebody else changed this bucket")).isVisible();
      assertEquals("owner=somebody-else", other.getByLabel("Bucket Info:").inputValue());
      other.close();

      String unused = uploader.upload(id, "summer/beach.txt", "sand");
      page.navigate("/console/buckets/" + id);
      visit.link("Delete Bucket").click();
      assertThat(page.getByText("This bucket is not empty")).isVisible();
      assertThat(page.locator("dialog")).containsText("summer/beach.txt");
      visit.link("Look at All Versions").click();
      visit.link("summer/").click();
      visit.link("Delete beach.txt").click();
      assertThat(page.getByText("Delete this version?")).isVisible();
      visit.button("Delete Version").click();
      assertThat(page.getByText("That version is deleted, for good.")).isVisible();
      page.navigate("/console/buckets/" + id + "/delete");
      visit.button("I'm Sure. Delete Bucket!").click();
      assertThat(page.getByText("The bucket is deleted.")).isVisible();
      assertTrue(
          server.metadata().read(tables -> tables.buckets().find(new BucketId(id))).isEmpty());
    }
  }

  @Test
  void filesAreBrowsedByFolderVersionAndAddress(Browser browser) throws Exception {
    String bucket = Uploader.bucket(server, "browsed-bucket");
    String attack = "<img src=x onerror=document.title='owned'>/\"'&+ %41 #?.txt";
    try (Visit visit = Visit.of(server, browser);
        Uploader uploader = new Uploader(server)) {
      String first = uploader.upload(bucket, "readme.txt", "one");
      String second = uploader.upload(bucket, "readme.txt", "second");
      for (String name : List.of("photos/2026/sea.txt", attack, "//odd//name")) {
        String unused = uploader.upload(bucket, name, "text");
      }
      visit.signIn();
      Page page = visit.page();
      visit.link("Browse Files").click();
      visit.link("browsed-bucket").click();
      assertThat(page.locator("tbody tr")).hasCount(4);
      visit.requireAccessible("files");
      visit.screenshot("files-1024-light");
      visit.link("photos/").click();
      visit.link("2026/").click();
      visit.link("sea.txt").click();
      assertThat(page.locator("#friendly"))
          .hasText(server.endpoints().download() + "/file/browsed-bucket/photos/2026/sea.txt");
      assertThat(page.locator("#native")).containsText("b2_download_file_by_id?fileId=");
      visit.requireAccessible("a file");
      visit.screenshot("file-1024-light");
      page.navigate("/console/files/" + bucket);
      visit.link("<img src=x onerror=document.title='owned'>/").click();
      assertThat(page.locator(".row-link")).hasCount(1);
      page.locator(".row-link").click();
      assertThat(visit.heading(attack)).isVisible();
      page.navigate("/console/files/" + bucket);
      page.getByText("Hide readme.txt").click();
      assertThat(page.getByText("The file is hidden.")).isVisible();
      assertThat(page.locator("tbody tr").getByText("readme.txt").first()).isVisible();
      assertThat(page.getByText("Hide marker").first()).isVisible();
      for (String id : List.of(first, second)) {
        assertThat(page.locator("a[href*='" + id + "']").first()).isVisible();
      }
      visit.link("Show Current Files").click();
      assertThat(page.locator("tbody")).not().containsText("readme.txt");
      page.navigate("/console/files/" + bucket + "?folder=%2F%2F");
      assertThat(page.locator("tbody tr")).hasCount(1);
    }
  }

  /** Another account's buckets and files are not there. */
  @Test
  void nothingOfAnotherAccountIsShown() throws Exception {
    String bucket = Uploader.bucket(server, "private-matters");
    String file;
    try (Uploader uploader = new Uploader(server)) {
      file = uploader.upload(bucket, "secret.txt", "text");
    }
    var unused = server.newAccount("other@example.com", ConsoleServer.PASSWORD);
    Doors doors = new Doors(server.services(), System::nanoTime);
    Person other = new Person(doors.corridor(List.of(server.console(doors))), server.url());
    assertEquals(303, other.signIn("other@example.com", ConsoleServer.PASSWORD).status());
    for (String path :
        Set.of(
            "buckets/" + bucket,
            "buckets/" + bucket + "/delete",
            "files/" + bucket,
            "files/" + bucket + "?versions=on",
            "files/" + bucket + "/file?id=" + file,
            "files/" + bucket + "/delete?id=" + file)) {
      Person.Answer answer = other.get("/console/" + path);
      assertEquals(404, answer.status(), path);
      assertTrue(!answer.body().contains("private-matters"), path);
      assertTrue(!answer.body().contains("secret.txt"), path);
    }
    String proof = other.proof();
    assertEquals(
        404,
        other.post("/console/files/" + bucket + "/delete", "csrf", proof, "id", file).status());
    assertEquals(404, other.post("/console/buckets/" + bucket + "/delete", "csrf", proof).status());
    assertTrue(
        server.metadata().read(tables -> tables.buckets().find(new BucketId(bucket))).isPresent());
  }

  /** Sheet 05 §10: a key with power over keys needs the password of the last ten minutes. */
  @Test
  void singleCapabilitiesArePickedAndPowersAreConfirmed(Browser browser) {
    try (Visit visit = Visit.of(server, browser).signIn()) {
      Page page = visit.page();
      page.navigate("/console/application-keys/new");
      page.getByText("Start from a job").click();
      visit.link("Backup that cannot delete").click();
      page.getByLabel("Name of Key:").fill("backup");
      assertThat(page.locator(".verdicts .v-can-write-files")).isVisible();
      assertThat(page.locator(".verdicts .v-can-delete-data")).isHidden();
      visit.requireAccessible("single capabilities");
      visit.screenshot("keys-custom-1024-light");
      visit.button("Create New Key").click();
      page.locator("#reveal-key").waitFor();
      visit.link("I have saved it").click();
      assertEquals(Set.of("listBuckets", "listFiles", "readFiles", "writeFiles"), held("backup"));

      server.clock().advance(Duration.ofMinutes(11));
      page.navigate("/console/application-keys/new");
      page.getByLabel("Name of Key:").fill("powerful");
      page.getByLabel("Custom").check();
      page.getByLabel("writeKeys").check();
      assertThat(page.locator(".verdicts .v-can-make-keys")).isVisible();
      page.getByLabel("listFiles").check();
      visit.button("Create New Key").click();
      assertThat(visit.heading("Confirm that it is you")).isVisible();
      visit.requireAccessible("the question for the password");
      visit.screenshot("confirm-1024-light");
      page.getByLabel("Password").fill(ConsoleServer.PASSWORD);
      visit.button("Confirm and Go On").click();
      page.locator("#reveal-key").waitFor();
      visit.link("I have saved it").click();
      assertEquals(Set.of("listFiles", "writeKeys"), held("powerful"));
      assertThat(page.getByText("Can make keys").first()).isVisible();
    }
  }

  private Set<String> held(String keyName) {
    return server
        .metadata()
        .read(tables ->
            tables.applicationKeys().list(server.owner(), "", true, 0, 100).stream()
                .filter(key -> key.name().equals(keyName))
                .findFirst()
                .map(key -> new TreeSet<>(key.capabilities().wireNames()))
                .orElseThrow());
  }
}
