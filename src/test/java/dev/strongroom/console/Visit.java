package dev.strongroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One person with one browser window. At the end nothing may have been against the pages' own
 * Content-Security-Policy, no script may have failed, and nothing may have been loaded from
 * elsewhere.
 */
final class Visit implements AutoCloseable {
  private static final String AXE = read("/axe.min.js");

  private final BrowserContext context;
  private final Page page;
  private final List<String> wrong = new ArrayList<>();

  private Visit(ConsoleServer server, BrowserContext context) {
    this.context = context;
    context.onRequest(request -> {
      String url = request.url();
      if (!url.startsWith(server.url() + "/")
          && !url.startsWith(server.endpoints().api() + "/")
          && !url.startsWith("blob:")) {
        wrong.add("loaded from elsewhere: " + url);
      }
    });
    context.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
        wrong.add(message.type() + ": " + message.text() + " at " + message.location());
      }
    });
    context.onWebError(error -> wrong.add("script failed: " + error.error()));
    context.onDialog(dialog -> {
      wrong.add("the browser asked: " + dialog.message());
      dialog.accept();
    });
    this.page = context.newPage();
    page.setDefaultTimeout(60_000);
  }

  static Visit of(ConsoleServer server, Browser browser) {
    return of(server, browser, 1024, ColorScheme.LIGHT, true);
  }

  static Visit of(
      ConsoleServer server, Browser browser, int width, ColorScheme scheme, boolean scripts) {
    return new Visit(
        server,
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(server.url())
                .setViewportSize(width, width < 500 ? 780 : 900)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(scripts)));
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** Signs the owner in. */
  Visit signIn() {
    return signIn(ConsoleServer.EMAIL, ConsoleServer.PASSWORD);
  }

  Visit signIn(String email, String password) {
    page.navigate("/");
    page.getByLabel("Email").fill(email);
    page.getByLabel("Password").fill(password);
    button("Sign In").click();
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).waitFor();
    return this;
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator heading(String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Nothing on the page, nor in a dialog of it, is wider than its window. */
  void requireFits(String what) {
    Object tooWide =
        page.evaluate(
            "[...document.querySelectorAll('dialog')].filter(one => one.scrollWidth >"
                + " one.clientWidth).map(one => one.className).concat("
                + "document.documentElement.scrollWidth > window.innerWidth ?"
                + " [document.documentElement.scrollWidth] : [])");
    assertEquals("[]", String.valueOf(tooWide), () -> what + " is wider than the window");
  }

  /** What axe-core finds wrong with the page as it stands, which is not too wide either. */
  void requireAccessible(String what) {
    requireFits(what);
    Object violations =
        page.evaluate(
            AXE
                + "; axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',"
                + " 'wcag22aa', 'best-practice']}).then(result => result.violations.map(one =>"
                + " one.id + ': ' + one.help + ' ' + one.nodes.map(node => node.html).join(' |"
                + " ')))");
    assertEquals("[]", String.valueOf(violations), what);
  }

  void screenshot(String name) {
    byte[] unused =
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                // To hide the caret, the driver would leave a style on every field.
                .setCaret(ScreenshotCaret.INITIAL)
                .setPath(Path.of("target", "screenshots", name + ".png")));
  }

  /** The browser asked, just now and once, whether to leave the page. */
  void requireQuestion() {
    assertEquals(List.of("the browser asked: "), wrong);
    wrong.clear();
  }

  /** The browser may have asked whether to leave: it does so when the page was touched before. */
  void allowQuestion() {
    wrong.remove("the browser asked: ");
  }

  @Override
  public void close() {
    context.close();
    assertEquals(List.of(), wrong);
  }

  private static String read(String resource) {
    try (InputStream stream = Visit.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
