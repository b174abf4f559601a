package dev.strongroom.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.strongroom.access.Action;
import dev.strongroom.access.Target;
import dev.strongroom.groups.NewGroup;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.Group;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.JoinPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Group Management and Users/Computers (sheet 05 §9) as a person meets them. */
@ExtendWith(Browsers.class)
class GroupsPageTest {
  @TempDir Path directory;
  private ConsoleServer server;

  @BeforeEach
  void start() {
    server = ConsoleServer.in(directory);
    server.giveOwnerPartnerAccess();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aProviderMakesAGroupAndAMemberLooksAfterItAndLetsItGo(Browser browser) {
    try (Visit visit = Visit.of(server, browser).signIn()) {
      Page page = visit.page();
      visit.link("Group Management").click();
      assertThat(visit.heading("No Group yet")).isVisible();
      page.keyboard().press("n");
      assertThat(page.locator("dialog:modal")).isVisible();
      page.getByLabel("Group name:").fill("Customers");
      visit.requireAccessible("a new Group");
      visit.screenshot("groups-new-1024-light");
      visit.button("Create Group").click();
      assertThat(page.getByText("The Group is made.")).isVisible();
      visit.requireAccessible("groups");
      visit.link("Customers").click();
      assertThat(visit.heading("No member yet")).isVisible();
      page.keyboard().press("n");
      assertThat(page.locator("dialog:modal")).isVisible();
      page.getByLabel("Email:").fill("no address");
      visit.button("Create Member").click();
      assertThat(page.locator("#memberEmail-error")).containsText("not a valid address");
      page.getByLabel("Email:").fill("customer@example.com");
      visit.button("Create Member").click();
      assertThat(page.getByText("It will only appear here once.")).isVisible();
      assertThat(page.locator("#reveal-key")).containsText("K000");
      visit.requireAccessible("a member with its key");
      visit.screenshot("members-reveal-1024-light");
      visit.link("I have saved it").click();
      assertThat(page.locator("tbody tr")).hasCount(1);
      visit.button("Manage User Account customer@example.com").click();
      assertThat(visit.button("Back to Admin View")).isVisible();
      assertThat(visit.heading("Application Keys")).isVisible();
      visit.requireAccessible("the managed view");
      visit.screenshot("managed-1024-light");
      visit.button("Back to Admin View").click();
      visit.link("customer@example.com").click();
      page.getByLabel("Stored, GB: (optional)").fill("1.5");
      visit.button("Set Quota").click();
      assertThat(page.getByText("The quota holds from the next request on.")).isVisible();
      visit.button("Suspend Account").click();
      assertThat(visit.button("Resume Account")).isVisible();
      visit.requireAccessible("a member");
      visit.link("Remove from Group").click();
      assertThat(page.locator("dialog:modal")).isVisible();
      assertThat(page.getByText("The account stays suspended: its keys do nothing")).isVisible();
      visit.requireAccessible("leaving the Group");
      visit.screenshot("eject-1024-light");
      visit.button("Remove from Group").click();
      assertThat(page.getByText("Tick the box")).isVisible();
      page.getByLabel("Revoke all its application keys first").check();
      page.getByLabel("I have read what this means").check();
      visit.button("Remove from Group").click();
      assertThat(page.getByText("The account has left the Group.")).isVisible();
      AccountId left =
          server
              .metadata()
              .read(tables -> tables.accounts().findByEmail("customer@example.com"))
              .orElseThrow()
              .id();
      assertTrue(
          server
              .metadata()
              .read(tables -> tables.applicationKeys().list(left, "", true, 0, 10))
              .isEmpty());
    }
  }

  @Test
  void fiveHundredMembersAreSearchedAndPagedAndTheListLooksWell(Browser browser) {
    Target.OfAccount admin = new Target.OfAccount(server.owner());
    Group group =
        server
            .services()
            .groups()
            .groups()
            .create(
                server.permit(server.owner(), Action.CREATE_GROUP.on(admin)),
                admin,
                new NewGroup(
                    "Kunden & Freunde \u05e9\u05dc\u05d5\u05dd",
                    true,
                    Set.of(GroupProduct.STORAGE),
                    JoinPolicy.RESTRICTED,
                    List.of()),
                Optional.empty());
    StringBuilder list = new StringBuilder("email,region\n");
    for (int number = 0; number < 120; number++) {
      list.append("customer-%03d@a-rather-long-name-of-a-company.example\n".formatted(number));
    }
    String path = "/console/users/" + group.id();
    try (Visit visit = Visit.of(server, browser).signIn()) {
      Page page = visit.page();
      page.navigate(path);
      visit.link("Add Several from a List").click();
      page.getByLabel("One account in each line: email, or email,region").fill("nobody");
      visit.button("Create All Members").click();
      assertThat(page.getByText("Nobody was added.")).isVisible();
      visit.requireAccessible("a list with a mistake");
      visit.screenshot("import-wrong-1024-light");
      page.getByLabel("One account in each line: email, or email,region").fill(list.toString());
      visit.button("Create All Members").click();
      assertThat(page.getByText("120 members made.")).isVisible();
      visit.requireAccessible("a list that was made");
      visit.screenshot("import-made-1024-light");
      String keys = page.locator("#made-keys").textContent();
      assertEquals(121, keys.lines().count());
      visit.link("I have saved it").click();
      assertThat(page.locator("tbody tr")).hasCount(50);
      visit.link("Next").click();
      assertThat(page.locator("tbody tr").first()).containsText("customer-050");
      page.getByLabel("Search").fill("-11");
      page.getByLabel("Search").press("Enter");
      assertThat(page.locator("tbody tr")).hasCount(10);
    }
    for (int width : List.of(360, 1440)) {
      try (Visit visit = Visit.of(server, browser, width, ColorScheme.DARK, true).signIn()) {
        for (String shown : List.of("/console/groups", path, path + "/new", path + "/import")) {
          visit.page().navigate(shown);
          String name = shown.replaceAll("[^a-z]+", "-").replaceFirst("^-console", "groups");
          visit.screenshot(name + "-" + width + "-dark");
          visit.requireAccessible(name + " " + width);
        }
      }
    }
  }
}
