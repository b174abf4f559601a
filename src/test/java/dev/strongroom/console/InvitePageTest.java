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
import dev.strongroom.model.Membership;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Invite & Approve (sheet 03 §8, sheet 05 §9): the admin's side and that of who joins. */
@ExtendWith(Browsers.class)
class InvitePageTest {
  private static final String OTHER = "other@customer.example";
  private static final String UNDERSTOOD =
      "I understand that the admins of this Group may act in my account";

  @TempDir Path directory;
  private ConsoleServer server;
  private Group group;
  private AccountId other;

  @BeforeEach
  void start() {
    server = ConsoleServer.in(directory);
    server.giveOwnerPartnerAccess();
    other = server.newAccount(OTHER, ConsoleServer.PASSWORD);
    Target.OfAccount admin = new Target.OfAccount(server.owner());
    group =
        server
            .services()
            .groups()
            .groups()
            .create(
                server.permit(server.owner(), Action.CREATE_GROUP.on(admin)),
                admin,
                new NewGroup(
                    "Customers",
                    true,
                    Set.of(GroupProduct.STORAGE),
                    JoinPolicy.RESTRICTED,
                    List.of()),
                Optional.empty());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whoHasTheLinkAsksAndAnAdminDecides(Browser browser) {
    try (Visit admin = Visit.of(server, browser).signIn();
        Visit person =
            Visit.of(server, browser, 360, ColorScheme.DARK, true)
                .signIn(OTHER, ConsoleServer.PASSWORD)) {
      String link = link(admin);
      admin.requireAccessible("invite and approve");
      admin.screenshot("invite-1024-light");
      person.page().navigate(link);
      assertThat(person.page().getByText("Its admins may act in your account")).isVisible();
      person.requireAccessible("a Group's link");
      person.screenshot("join-360-dark");
      person.button("Ask to Join").click();
      assertThat(person.page().getByText("Tick the box")).isVisible();
      person.page().getByLabel(UNDERSTOOD).check();
      person.button("Ask to Join").click();
      assertThat(person.page().getByText("An admin of the Group decides.")).isVisible();
      assertTrue(membership().isEmpty());

      admin.page().reload();
      admin.screenshot("invite-requested-1024-light");
      admin.button("Accept " + OTHER).click();
      assertThat(admin.page().getByText("The account is a member now.")).isVisible();
      assertEquals(group.id(), membership().orElseThrow().groupId());
      person.page().reload();
      assertThat(person.page().getByText("This account is a member of the Group.")).isVisible();
      admin.page().navigate("/console/users/" + group.id());
      admin.button("Manage User Account " + OTHER).click();
      assertThat(admin.button("Back to Admin View")).isVisible();
    }
  }

  @Test
  void whoIsInvitedJoinsAtOnceAndARenewedLinkStopsTheOneBefore(Browser browser) {
    try (Visit admin = Visit.of(server, browser).signIn();
        Visit person = Visit.of(server, browser).signIn(OTHER, ConsoleServer.PASSWORD)) {
      String before = link(admin);
      admin.button("Renew Link").click();
      assertThat(admin.page().getByText("The link before leads nowhere any more.")).isVisible();
      person.page().navigate(before);
      assertThat(person.page().getByText("This link leads nowhere")).isVisible();
      admin.page().getByLabel("Addresses to invite").fill("nobody");
      admin.button("Invite").click();
      assertThat(admin.page().getByText("Not a valid address: nobody")).isVisible();
      admin.page().getByLabel("Addresses to invite").fill(OTHER.toUpperCase(Locale.ROOT));
      admin.button("Invite").click();
      assertThat(admin.page().locator("tbody tr")).hasCount(1);
      String link = link(admin);
      person.page().navigate(link);
      person.page().getByLabel(UNDERSTOOD).check();
      person.button("Join Group").click();
      assertThat(person.page().getByText("This account is a member of the Group.")).isVisible();
      assertEquals(Membership.Origin.JOINED, membership().orElseThrow().origin());
      admin.page().reload();
      assertThat(admin.page().getByText("No address is invited.")).isVisible();
      admin.page().getByLabel("Accepted domains: (only for these)").fill("customer.example");
      admin.page().locator("input[value=ACCEPTED_DOMAINS]").check();
      admin.button("Set Policy").click();
      assertThat(admin.page().getByText("The join policy holds from now on.")).isVisible();
      Group now = server.metadata().read(tables -> tables.groups().find(group.id())).orElseThrow();
      assertTrue(now.admits(OTHER) && !now.admits("other@customer.example.org"));
      admin.button("Add Myself to the Group").click();
      assertThat(admin.page().getByText("Your own account is a member now.")).isVisible();
    }
  }

  private String link(Visit admin) {
    Page page = admin.page();
    page.navigate("/console/invite/" + group.id());
    return page.locator("#invitation-link").textContent();
  }

  private Optional<Membership> membership() {
    return server.metadata().read(tables -> tables.memberships().find(other));
  }
}
