package dev.strongroom.console.keys;

import dev.strongroom.access.Action;
import dev.strongroom.access.KeyTemplate;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.accounts.CreatedKey;
import dev.strongroom.accounts.KeyDirectory;
import dev.strongroom.api.Reply;
import dev.strongroom.console.ConsoleInput;
import dev.strongroom.console.page.Once;
import dev.strongroom.console.page.Pages;
import dev.strongroom.console.page.Place;
import dev.strongroom.files.Buckets;
import dev.strongroom.model.ApplicationKey;
import dev.strongroom.model.ApplicationKeyId;
import dev.strongroom.model.Bucket;
import dev.strongroom.model.BucketId;
import dev.strongroom.model.Capabilities;
import dev.strongroom.model.Endpoints;
import dev.strongroom.model.KeyUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the operations of the page Application Keys have in common: gathering what it shows. */
public final class KeyPages {
  private static final int ROWS = 50;
  private static final String TITLE = "Application Keys";

  private final Pages pages;
  private final KeyDirectory directory;
  private final Buckets buckets;
  private final Endpoints endpoints;
  private final String region;
  private final Once once;

  /** Puts it together. */
  public KeyPages(
      Pages pages,
      KeyDirectory directory,
      Buckets buckets,
      Endpoints endpoints,
      String region,
      Once once) {
    this.pages = pages;
    this.directory = directory;
    this.buckets = buckets;
    this.endpoints = endpoints;
    this.region = region;
    this.once = once;
  }

  /** What the page needs, whatever it asks besides. */
  static List<Need> needs(Target.OfAccount account) {
    return List.of(Action.LIST_KEYS.on(account), Action.LIST_BUCKETS.on(account));
  }

  /** The same and more. */
  static List<Need> needs(Target.OfAccount account, List<Need> more) {
    List<Need> needs = new ArrayList<>(needs(account));
    needs.addAll(more);
    return needs;
  }

  /** Makes forms good for one time. */
  Once once() {
    return once;
  }

  /** The page with its list. */
  KeysPage page(Permit permit, Target.OfAccount account, KeyQuery query) {
    KeyRows rows = rows(permit, account);
    List<ApplicationKey> all = directory.all(permit, account);
    Map<ApplicationKeyId, KeyUse> uses =
        KeyQueries.needsUses(query) ? directory.uses(permit, account, ids(all)) : Map.of();
    List<ApplicationKey> matching = KeyQueries.matching(all, query, rows, uses);
    int pageCount = Math.max(1, (matching.size() + ROWS - 1) / ROWS);
    int from = Math.min((query.page() - 1) * ROWS, matching.size());
    List<ApplicationKey> shown = matching.subList(from, Math.min(from + ROWS, matching.size()));
    Map<ApplicationKeyId, KeyUse> shownUses = directory.uses(permit, account, ids(shown));
    return new KeysPage(
        master(permit, account, rows),
        shown.stream()
            .map(key -> rows.row(key, Optional.ofNullable(shownUses.get(key.id()))))
            .toList(),
        all.size(),
        matching.size(),
        pageCount,
        query,
        Optional.empty(),
        Optional.empty(),
        "");
  }

  /** The page with a question before it. */
  KeysPage asking(Permit permit, Target.OfAccount account, KeyDialog dialog) {
    return with(page(permit, account, KeyQuery.FIRST), Optional.of(dialog), Optional.empty(), "");
  }

  /** The page with a key that was just made; {@code name} is what the panel calls it. */
  KeysPage revealing(Permit permit, Target.OfAccount account, CreatedKey created, String name) {
    KeysPage page = page(permit, account, KeyQuery.FIRST);
    String bucketName =
        rows(permit, account).row(created.key(), Optional.empty()).buckets().stream()
            .map(KeyRow.Chip::name)
            .findFirst()
            .orElse("BUCKET");
    Reveal reveal =
        Reveal.of(created.key().id(), created.secret(), name, endpoints, region, bucketName);
    return with(page, Optional.empty(), Optional.of(reveal), "");
  }

  /** The page with a sentence about what was just done. */
  static KeysPage noting(KeysPage page, String notice) {
    return with(page, page.dialog(), page.reveal(), notice);
  }

  /** One key; empty when the account has none with the id. */
  Optional<KeyRow> find(Permit permit, Target.OfAccount account, String id) {
    return directory.all(permit, account).stream()
        .filter(key -> key.id().value().equals(id))
        .findFirst()
        .map(key ->
            rows(permit, account)
                .row(
                    key,
                    Optional.ofNullable(
                        directory.uses(permit, account, List.of(key.id())).get(key.id()))));
  }

  /** A form for a new key, filled in for a job if there is one. */
  NewKeyForm emptyForm(Permit permit, Target.OfAccount account, Optional<KeyTemplate> template) {
    return new NewKeyForm(
        "",
        choices(permit, account),
        false,
        Set.of(),
        template.isPresent() ? NewKeyForm.CUSTOM : NewKeyReading.STANDARD_TYPE,
        template.map(job -> Set.copyOf(job.capabilities().wireNames())).orElse(Set.of()),
        template,
        false,
        "",
        "",
        Map.of(),
        once.mark());
  }

  /** A form for a new key with these capabilities, for some of the account's buckets or for all. */
  NewKeyForm wantedForm(
      Permit permit, Target.OfAccount account, Set<String> capabilities, Set<String> bucketIds) {
    NewKeyForm empty = emptyForm(permit, account, Optional.empty());
    return new NewKeyForm(
        "",
        empty.buckets(),
        !bucketIds.isEmpty(),
        bucketIds,
        NewKeyForm.CUSTOM,
        capabilities,
        Optional.empty(),
        false,
        "",
        "",
        Map.of(),
        empty.once());
  }

  /** The buckets that a key can be for. */
  List<NewKeyForm.Choice> choices(Permit permit, Target.OfAccount account) {
    return buckets.list(permit, account).stream()
        .map(bucket -> new NewKeyForm.Choice(bucket.id().value(), bucket.name().value()))
        .toList();
  }

  /** The page as HTML; one that shows a secret is kept nowhere. */
  Reply reply(ConsoleInput input, KeysPage page, int status) {
    return page.reveal().isPresent()
        ? pages.secretPage(input, "keys", TITLE, Place.Page.APPLICATION_KEYS, page)
        : pages.page(status, input, "keys", TITLE, Place.Page.APPLICATION_KEYS, page);
  }

  /** The page of one key. */
  Reply reply(ConsoleInput input, KeyRow key) {
    return pages.page(200, input, "key", key.name(), Place.Page.APPLICATION_KEYS, key);
  }

  private KeyRows rows(Permit permit, Target.OfAccount account) {
    Map<BucketId, String> names =
        buckets.list(permit, account).stream()
            .collect(Collectors.toMap(Bucket::id, bucket -> bucket.name().value()));
    return new KeyRows(names, permit.decidedAtMillis());
  }

  private KeysPage.Master master(Permit permit, Target.OfAccount account, KeyRows rows) {
    Optional<ApplicationKey> master = directory.master(permit, account);
    return new KeysPage.Master(
        account.account().value(),
        String.join(", ", Capabilities.ALL.wireNames()),
        master.map(key ->
            rows.row(
                key,
                Optional.ofNullable(
                    directory.uses(permit, account, List.of(key.id())).get(key.id())))));
  }

  private static List<ApplicationKeyId> ids(List<ApplicationKey> keys) {
    return keys.stream().map(ApplicationKey::id).toList();
  }

  private static KeysPage with(
      KeysPage page, Optional<KeyDialog> dialog, Optional<Reveal> reveal, String notice) {
    return new KeysPage(
        page.master(),
        page.rows(),
        page.total(),
        page.matching(),
        page.pages(),
        page.query(),
        dialog,
        reveal,
        notice);
  }
}
