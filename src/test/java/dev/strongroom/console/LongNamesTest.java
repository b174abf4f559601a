package dev.strongroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.strongroom.access.Action;
import dev.strongroom.access.Target;
import dev.strongroom.groups.NewGroup;
import dev.strongroom.model.AccountId;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.BucketScope;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Capability;
import dev.strongroom.model.Cluster;
import dev.strongroom.model.GroupProduct;
import dev.strongroom.model.JoinPolicy;
import dev.strongroom.model.NamePrefix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** No page is wider than its window, though every name is as long as may be and has no breaks. */
@ExtendWith(Browsers.class)
class LongNamesTest {
  private static final String DOMAIN = "@example.com";

  @TempDir Path directory;
  private ConsoleServer server;
  private String group;
  private String bucket;
  private String file;
  private String key;

  @BeforeEach
  void start() throws Exception {
    server = ConsoleServer.in(directory);
    server.giveOwnerPartnerAccess();
    group = group("W".repeat(100));
    String unused = group("Others");
    bucket = Uploader.bucket(server, "w".repeat(63));
    try (Uploader uploader = new Uploader(server)) {
      file = uploader.upload(bucket, "W".repeat(250), "content");
      unused = uploader.upload(bucket, "M".repeat(250) + "/" + "W".repeat(250), "content");
    }
    key = key(server.owner());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void noPageIsWiderThanItsWindowWithTheLongestNames(Browser browser) {
    try (Visit visit = Visit.of(server, browser, 390, ColorScheme.LIGHT, true).signIn()) {
      look(visit, "390-light");
    }
    try (Visit visit = Visit.of(server, browser, 1280, ColorScheme.DARK, true).signIn()) {
      look(visit, "1280-dark");
    }
  }

  private void look(Visit visit, String suffix) {
    Page page = visit.page();
    String email = suffix + "w".repeat(254 - suffix.length() - DOMAIN.length()) + DOMAIN;
    page.navigate("/console/users/" + group + "/new");
    page.getByLabel("Email:").fill(email);
    visit.button("Create Member").click();
    page.getByText("It will only appear here once.").waitFor();
    shoot(visit, "member made", suffix);
    visit.link("I have saved it").click();
    visit.button("Manage User Account " + email).waitFor();
    assertEquals(
        page.evaluate("document.querySelector('#group').getBoundingClientRect().bottom"),
        page.evaluate(
            "document.querySelector('.field:has(#group) + button').getBoundingClientRect().bottom"),
        "what belongs together stands on one line");
    for (String path : paths(email)) {
      page.navigate("/console/" + path);
      String name = path.replaceAll("[?].*|[0-9a-f]{12,}", "").replaceAll("[^a-z]+", "-");
      shoot(visit, name, suffix);
    }
    page.navigate("/console/invite/" + group);
    page.getByLabel("Addresses to invite").fill("w".repeat(300));
    visit.button("Invite").click();
    page.getByText("Nobody was invited.").waitFor();
    shoot(visit, "invite refused", suffix);
    page.navigate(page.locator("#invitation-link").textContent());
    shoot(visit, "join", suffix);
    page.navigate("/console/users/" + group + "/import");
    page.locator("#csv").fill("w".repeat(300));
    visit.button("Create All Members").click();
    page.getByText("Nobody was added.").waitFor();
    shoot(visit, "import refused", suffix);
    page.navigate("/console/users/" + group);
    visit.button("Manage User Account " + email).click();
    visit.button("Back to Admin View").waitFor();
    shoot(visit, "managed", suffix);
  }

  private List<String> paths(String email) {
    AccountId member =
        server.metadata().read(tables -> tables.accounts().findByEmail(email).orElseThrow().id());
    List<String> paths = new ArrayList<>();
    for (String ofGroup :
        List.of("", "?q=" + "W".repeat(200), "/" + member, "/" + member + "/remove")) {
      paths.add("users/" + group + ofGroup);
    }
    for (String ofBucket : List.of("", "/delete")) {
      paths.add("buckets/" + bucket + ofBucket);
    }
    for (String ofBucket : List.of("", "?folder=" + "M".repeat(250) + "/", "/file?id=" + file)) {
      paths.add("files/" + bucket + ofBucket);
    }
    for (String ofKey : List.of("", "/" + key, "/" + key + "/delete")) {
      paths.add("application-keys" + ofKey);
    }
    paths.addAll(List.of("groups", "groups/" + group, "users/" + group + "/import"));
    paths.addAll(List.of("buckets", "activity", "reports"));
    return paths;
  }

  private static void shoot(Visit visit, String name, String suffix) {
    visit.screenshot("long-" + name.replace(' ', '-') + "-" + suffix);
    visit.requireFits(name + " " + suffix);
  }

  private String group(String name) {
    Target.OfAccount owner = new Target.OfAccount(server.owner());
    return server
        .services()
        .groups()
        .groups()
        .create(
            server.permit(server.owner(), Action.CREATE_GROUP.on(owner)),
            owner,
            new NewGroup(
                name, true, Set.of(GroupProduct.STORAGE), JoinPolicy.RESTRICTED, List.of()),
            Optional.empty())
        .id()
        .value();
  }

  private String key(AccountId owner) {
    ApplicationKey made =
        new ApplicationKey(
            ApplicationKeyId.ofStandard(new Cluster("000"), owner, 1),
            "W".repeat(100),
            Capabilities.of(Capability.LIST_FILES, Capability.READ_FILES),
            new BucketScope.Only(List.of(new BucketId(bucket))),
            new NamePrefix("M".repeat(250)),
            ApplicationKey.Kind.CLASSIC,
            0,
            server.clock().millis(),
            null,
            new byte[32],
            new byte[] {1});
    server
        .metadata()
        .<ApplicationKey>write(tables -> {
          tables.applicationKeys().insert(made);
          return made;
        });
    return made.id().value();
  }
}
