package dev.strongroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import dev.strongroom.cli.server.Doors;
import dev.strongroom.testing.WatchedStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The list of an account with ten thousand keys: found, sorted, paged, and fit to look at. */
@ExtendWith(Browsers.class)
class ManyKeysTest {
  /** The last use of each of the fifty keys of a page, and what a page asks besides. */
  private static final int MOST_STATEMENTS = 50 + 30;

  @TempDir Path directory;
  private ConsoleServer server;
  private WatchedStore watched;

  @BeforeEach
  void start() {
    server =
        ConsoleServer.in(
            directory,
            metadata -> {
              watched = new WatchedStore(metadata);
              return watched;
            });
    String one = Uploader.bucket(server, "bucket-one");
    String two = Uploader.bucket(server, "bucket-two");
    ManyKeys.plant(server, List.of(one, two));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keysAreFoundSortedAndPaged() {
    Doors doors = new Doors(server.services(), System::nanoTime);
    Person person = new Person(doors.corridor(List.of(server.console(doors))), server.url());
    person.signedIn();
    String first = person.get("/console/application-keys").body();
    assertTrue(first.contains("10,000 keys in this account."), "all are counted");
    assertTrue(first.contains("Page 1 of 200"), "fifty on each page");
    assertTrue(first.contains(">program-9999<"), "newest first");
    assertTrue(person.get("/console/application-keys?page=200").body().contains(">program-1<"));
    assertTrue(person.get("/console/application-keys?page=999").body().contains("No key is like"));
    String found = person.get("/console/application-keys?q=program-4321").body();
    assertTrue(found.contains(">program-4321<") && found.contains("1 key found"), "by name");
    assertFalse(found.contains(">program-4320<"));
    String byUse = person.get("/console/application-keys?sort=used").body();
    assertTrue(byUse.indexOf(">program-3<") < byUse.indexOf(">program-6<"), "used last first");
    String byEnd = person.get("/console/application-keys?sort=expires").body();
    assertTrue(byEnd.contains("Expires soon"));
  }

  /**
   * As long as no key changes, a page costs as many statements as it has rows, however many keys.
   */
  @Test
  void aPageReadsItsOwnRowsAndNoOthers() {
    Doors doors = new Doors(server.services(), System::nanoTime);
    Person person = new Person(doors.corridor(List.of(server.console(doors))), server.url());
    person.signedIn();
    assertEquals(200, person.get("/console/application-keys").status());
    for (String path :
        List.of("application-keys", "application-keys?q=ram-77", "application-keys?sort=name")) {
      List<String> unused = watched.takeSteps();
      Person.Answer page = person.get("/console/" + path);
      List<String> steps = watched.takeSteps();
      assertEquals(200, page.status());
      assertFalse(steps.isEmpty(), "the store is watched");
      assertFalse(steps.contains("applicationKeys.list"), "ten thousand rows are read once");
      assertTrue(steps.size() <= MOST_STATEMENTS, () -> path + " " + steps);
      assertTrue(page.body().length() < 200_000, () -> page.body().length() + " characters");
    }
  }

  @Test
  void theListIsAccessibleAndFitToLookAt(Browser browser) {
    for (int width : List.of(360, 1440)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (Visit visit = Visit.of(server, browser, width, scheme, true).signIn()) {
          visit.page().navigate("/console/application-keys?q=0");
          visit.screenshot("keys-many-" + width + "-" + scheme);
          if (scheme == ColorScheme.LIGHT) {
            visit.requireAccessible("many keys at " + width);
          }
          visit.requireFits("many keys at " + width);
        }
      }
    }
  }
}
