package dev.strongroom.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every page at three widths in both themes: accessible, and in target/screenshots/ to look at. */
@ExtendWith(Browsers.class)
class LooksTest {
  private static final List<Integer> WIDTHS = List.of(360, 1024, 1440);

  @TempDir Path directory;

  @Test
  void everyPageIsAccessibleAtEveryWidthInBothThemes(Browser browser) {
    try (ConsoleServer server = ConsoleServer.in(directory)) {
      for (int width : WIDTHS) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          try (Visit visit = Visit.of(server, browser, width, scheme, true)) {
            look(visit, width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
          }
        }
      }
    }
  }

  private static void look(Visit visit, String suffix) {
    visit.page().navigate("/sign-in");
    shoot(visit, "sign-in", suffix);
    visit.signIn();
    shoot(visit, "keys-empty", suffix);
    for (String path :
        List.of(
            "application-keys/new",
            "application-keys/master",
            "activity",
            "activity/request",
            "reports",
            "buckets",
            "buckets/new",
            "files",
            "my-settings",
            "nowhere")) {
      visit.page().navigate("/console/" + path);
      shoot(visit, path.replace('/', '-'), suffix);
    }
  }

  private static void shoot(Visit visit, String name, String suffix) {
    visit.screenshot(name + "-" + suffix);
    // Once in each theme, and at the width where everything is arranged anew.
    if (!suffix.startsWith("1440")) {
      visit.requireAccessible(name + " " + suffix);
    }
  }
}
