package dev.strongroom.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands one installed Chromium to all tests of a run. Where none is installed these tests are left
 * out, with a line that nobody overlooks.
 */
final class Browsers implements ParameterResolver {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /** A started browser. */
  record Started(Playwright playwright, Browser browser) implements AutoCloseable {
    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Browser.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Optional<Path> executable = executable();
    if (executable.isEmpty()) {
      System.err.println(
          "\n*** NO CHROMIUM IS INSTALLED: the console was not tried in a browser. ***\n");
      Assumptions.abort("no Chromium is installed");
    }
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Browsers.class))
        .computeIfAbsent("browser", unused -> start(executable.get()), Started.class)
        .browser();
  }

  private static Started start(Path executable) {
    // A machine may be slow; what is right comes about at some time.
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setTimeout(180_000)
                    .setExecutablePath(executable)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    return new Started(playwright, browser);
  }

  private static Optional<Path> executable() {
    String chosen = System.getenv("STRONGROOM_CHROMIUM");
    if (chosen != null) {
      return Optional.of(Path.of(chosen));
    }
    return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(":", -1))
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
