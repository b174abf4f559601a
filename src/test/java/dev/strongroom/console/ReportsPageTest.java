package dev.strongroom.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.model.StorageTotals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an account used, as charts, tables and CSV (sheet 05 §8). */
@ExtendWith(Browsers.class)
class ReportsPageTest {
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

  /** Transactions by class, bytes and what is stored: to the byte, by bucket, key and day. */
  @Test
  void whatWasUsedIsShownToTheByte() throws Exception {
    Person owner = person();
    assertTrue(owner.get("/console/reports").body().contains("Nothing was used yet"));
    String bucket = Uploader.bucket(server, "counted-bucket");
    String file;
    try (Uploader uploader = new Uploader(server)) {
      file = uploader.upload(bucket, "one.txt", "x".repeat(1_000));
      String unused = uploader.upload(bucket, "two.txt", "y".repeat(234));
      assertEquals(200, uploader.get("b2_download_file_by_id?fileId=" + file));
      assertEquals(200, uploader.get("b2_list_file_names?bucketId=" + bucket));
      assertEquals(200, uploader.get("b2_delete_file_version?fileName=one.txt&fileId=" + file));
    }
    String master = server.owner().value();
    String counts = ",1000,1234,1000,5,1,1\n";
    assertEquals(
        "bucket_id,bucket_name,stored_bytes,storage_byte_hours,downloaded_bytes,uploaded_bytes,"
            + "deleted_bytes,api_txn_class_a,api_txn_class_b,api_txn_class_c\n"
            + ",No bucket,0,0,0,0,0,0,0,1\n"
            + bucket
            + ",counted-bucket,234,0"
            + counts,
        csv(owner, "bucket"));
    assertEquals(
        master + ",Master Application Key,1000,1234,1000,5,1,2\n",
        csv(owner, "key").lines().skip(1).findFirst().orElseThrow() + "\n");
    assertTrue(
        csv(owner, "day")
            .startsWith(
                "date,stored_bytes,storage_byte_hours,downloaded_bytes,uploaded_bytes,deleted_bytes,api_txn_class_a,api_txn_class_b,api_txn_class_c\n"
                    + "2026-11-22,234,0,1000,1234,1000,5,1,2\n"
                    + "2026-11-21,0,0,0,0,0,0,0,0\n"),
        csv(owner, "day"));
    assertEquals(31, csv(owner, "day").lines().count());
    StorageTotals totals =
        server.metadata().read(tables -> tables.storageTotals().ofAccount(server.owner()));
    assertEquals(234, totals.bytes(), "the statistics of the extension API say the same");

    var unused = server.newAccount("other@example.com", ConsoleServer.PASSWORD);
    Person other = stranger();
    assertEquals(303, other.signIn("other@example.com", ConsoleServer.PASSWORD).status());
    assertTrue(other.get("/console/reports").body().contains("Nothing was used yet"));
    assertFalse(csv(other, "bucket").contains("counted-bucket"));
  }

  @Test
  void chartsTablesAndPeriodsWorkAtEveryWidth(Browser browser) throws Exception {
    server.services().sampling().sampleWhenDue();
    String first = Uploader.bucket(server, "holiday-pictures");
    String second = Uploader.bucket(server, "backups");
    for (int day = 0; day < 12; day++) {
      try (Uploader uploader = new Uploader(server)) {
        String file = uploader.upload(first, "day" + day, "x".repeat(20_000 + 900 * day * day));
        String unused = uploader.upload(second, "day" + day, "x".repeat(60_000 / (day + 1)));
        for (int times = 0; times < day % 4 + 1; times++) {
          assertEquals(200, uploader.get("b2_download_file_by_id?fileId=" + file));
          assertEquals(200, uploader.get("b2_list_file_names?bucketId=" + first));
        }
        server.services().meter().writeDown();
        server.clock().advance(Duration.ofHours(23));
        server.services().sampling().sampleWhenDue();
      }
    }
    for (int width : List.of(360, 1440)) {
      ColorScheme scheme = width == 360 ? ColorScheme.DARK : ColorScheme.LIGHT;
      try (Visit visit = Visit.of(server, browser, width, scheme, true).signIn()) {
        Page page = visit.page();
        page.navigate("/console/reports");
        assertThat(page.locator("svg.picture")).hasCount(3);
        assertThat(page.locator(".figures").first()).containsText("holiday-pictures");
        visit.screenshot("reports-" + width);
        page.getByText("Show all 30 days").click();
        visit.requireAccessible("reports " + width);
        page.navigate("/console/reports");
        visit.link("7 days").click();
        assertThat(page.locator("a[aria-current=true]")).hasText("7 days");
        assertThat(page.getByText("Show all 7 days")).isVisible();
      }
    }
  }

  private Person person() {
    return stranger().signedIn();
  }

  private Person stranger() {
    Doors doors = new Doors(server.services(), System::nanoTime);
    return new Person(doors.corridor(List.of(server.console(doors))), server.url());
  }

  private static String csv(Person person, String table) {
    Person.Answer answer = person.get("/console/reports/csv?days=30&table=" + table);
    assertEquals(200, answer.status());
    assertTrue(answer.header("Content-Disposition").startsWith("attachment; filename=\"usage-by-"));
    return answer.body();
  }
}
